import type { Color } from "@xtablo/contract";
import { classNames } from "./class-names.ts";
import { tintClass } from "./tint.ts";
import styles from "./progress.module.css";

interface ProgressProps {
  /** The share that is done, 0 to 1. */
  value: number;
  /** What it measures, for assistive technology. */
  label: string;
  tint?: Color;
  tone?: "danger";
}

/** A bar for the share that is done. */
export function Progress({ value, label, tint, tone }: ProgressProps) {
  const className = classNames(styles.progress, tone === "danger" && styles.danger, tintClass(tint));
  return <progress className={className} aria-label={label} value={Math.min(1, Math.max(0, value))} max={1} />;
}
