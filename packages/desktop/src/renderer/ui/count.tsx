import { formatNumber } from "../lib/format.ts";
import { useLanguage } from "../lib/text.ts";
import { classNames } from "./class-names.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./count.module.css";

interface CountProps {
  value: number;
  /** Filled, for what has not been read. */
  unread?: boolean;
  /** The count in words, such as "3 unread messages". */
  label?: string;
}

/** A number beside a name. */
export function Count({ value, unread = false, label }: CountProps) {
  useLanguage(); // the number is written anew when it changes
  const className = classNames(styles.count, unread && styles.unread);
  if (label === undefined) return <span className={className}>{formatNumber(value)}</span>;
  return (
    <span className={className}>
      <span aria-hidden>{formatNumber(value)}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
