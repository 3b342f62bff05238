import { useText } from "../../lib/text.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./tablo-skeleton.module.css";

const columns = [4, 3, 3, 5];

/** A tablo that is being loaded, in the size that it will have. */
export function TabloSkeleton() {
  const text = useText();
  return (
    <output className={styles.page}>
      <VisuallyHidden>{text("tablo.loading")}</VisuallyHidden>
      <div className={styles.head}>
        <Skeleton width="2rem" height="2rem" />
        <Skeleton width="12rem" height="1.25rem" />
      </div>
      <div className={styles.tabs}>
        <Skeleton width="14rem" />
      </div>
      <div className={styles.columns}>
        {columns.map((count, column) => (
          <div key={column} className={styles.column}>
            <Skeleton width="6rem" height="1rem" />
            {Array.from({ length: count }, (_, index) => (
              <Skeleton key={index} width="100%" height="4.5rem" />
            ))}
          </div>
        ))}
      </div>
    </output>
  );
}
