import { useText } from "../../lib/text.ts";
import { Card } from "../../ui/card.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./jobs-page.module.css";

/** The place of the jobs while they load. */
export function JobsSkeleton() {
  const text = useText();
  return (
    <Card className={styles.loading} aria-busy>
      <VisuallyHidden>{text("jobs.loading")}</VisuallyHidden>
      {["62%", "48%", "74%", "55%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </Card>
  );
}
