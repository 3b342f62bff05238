import type { ReactNode } from "react";
import styles from "./tabs.module.css";

/** The pages of a thing, each a link of class `tabClass` with its own address. */
export function NavTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {children}
    </nav>
  );
}

/** The class of a link in `NavTabs`; the current one carries `aria-current="page"`. */
export const tabClass = styles.tab;
