import { useText } from "../../lib/text.ts";
import { Card } from "../../ui/card.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { ShownAs } from "./use-shown-as.ts";
import styles from "./home-page.module.css";
import cardStyles from "./tablo-card.module.css";

const places = ["62%", "48%", "74%", "56%", "40%", "66%"];

/** The place of the tablos while they load. */
export function HomeSkeleton({ shownAs }: { shownAs: ShownAs }) {
  const text = useText();
  return (
    <div aria-live="polite">
      <VisuallyHidden>{text("home.loading")}</VisuallyHidden>
      {shownAs === "list" ? (
        <Skeleton height="18rem" />
      ) : (
        <div className={styles.grid}>
          {places.map((width) => (
            <Card key={width} className={cardStyles.card}>
              <div className={cardStyles.head}>
                <Skeleton width="2.5rem" height="2.5rem" />
                <Skeleton width={width} />
              </div>
              <div className={cardStyles.progress}>
                <Skeleton height="0.25rem" />
              </div>
              <div className={cardStyles.row}>
                <Skeleton width="1.5rem" height="1.5rem" round />
                <Skeleton width="4rem" />
              </div>
            </Card>
          ))}
        </div>
      )}
    </div>
  );
}
