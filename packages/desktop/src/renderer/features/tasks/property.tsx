import type { BoardTask } from "@xtablo/contract";
import type { ReactNode } from "react";
import type { TaskFields } from "./task-writes.ts";
import styles from "./task-properties.module.css";

/** A choice for a task, and what it changes. */
export interface ChoiceProps {
  task: BoardTask;
  onChange: (fields: TaskFields) => void;
}

/** A property of a task: its name and its value. */
export function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.property}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
