import type { ReactNode } from "react";
import styles from "./visually-hidden.module.css";

interface VisuallyHiddenProps {
  /** `narrow`: hidden on a phone only, where an icon stands for it; `narrowest`: on the smallest phones only. */
  when?: "always" | "narrow" | "narrowest";
  children: ReactNode;
}

/** Read out, not seen. */
export function VisuallyHidden({ when = "always", children }: VisuallyHiddenProps) {
  return <span className={when === "always" ? styles.hidden : styles[when]}>{children}</span>;
}

/** The class of what is read out and not seen, for an element that is more than text. */
export const hiddenClass = styles.hidden;
