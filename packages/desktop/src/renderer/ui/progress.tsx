import type { Color } from "@xtablo/contract";
import { classNames } from "./class-names.ts";
import { tintClass } from "./tint.ts";
import { hiddenClass } from "./visually-hidden.tsx";
import styles from "./progress.module.css";

interface ProgressProps {
  /** The share that is done, 0 to 1; null when nobody knows. */
  value: number | null;
  /** What it measures, for assistive technology. */
  label: string;
  tint?: Color;
  tone?: "danger";
}

/** A bar for the share that is done, or for something that goes on. */
export function Progress({ value, label, tint, tone }: ProgressProps) {
  const className = classNames(styles.progress, tone === "danger" && styles.danger, tintClass(tint));
  if (value === null)
    return (
      <span className={className}>
        <progress aria-label={label} className={hiddenClass} />
        <span className={styles.runner} />
      </span>
    );
  return <progress className={className} aria-label={label} value={Math.min(1, Math.max(0, value))} max={1} />;
}
