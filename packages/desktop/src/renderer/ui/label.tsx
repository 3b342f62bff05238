import type { Color } from "@xtablo/contract";
import type { ReactNode } from "react";
import { Dot } from "./dot.tsx";
import styles from "./label.module.css";

/** A word with a coloured dot: a task's label, an etape. */
export function Label({ tint, children }: { tint: Color; children: ReactNode }) {
  return (
    <span className={styles.label}>
      <Dot tint={tint} />
      {children}
    </span>
  );
}
