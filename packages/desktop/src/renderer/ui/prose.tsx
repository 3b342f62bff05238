import type { ReactNode } from "react";
import styles from "./prose.module.css";

/** Sets text that people wrote in Markdown. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>;
}
