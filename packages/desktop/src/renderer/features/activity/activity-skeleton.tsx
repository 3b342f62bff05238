import { useText } from "../../lib/text.ts";
import { classNames } from "../../ui/class-names.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./activity-list.module.css";

const widths = ["62%", "48%", "74%", "56%", "66%", "40%"];

/** The place of the activity while it loads. */
export function ActivitySkeleton({ rows = widths.length }: { rows?: number }) {
  const text = useText();
  return (
    <div aria-live="polite" className={styles.rows}>
      <VisuallyHidden>{text("activity.loading")}</VisuallyHidden>
      {widths.slice(0, rows).map((width) => (
        <div key={width} className={classNames(styles.row, styles.waiting)}>
          <Skeleton width="1.25rem" height="1.25rem" round />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
