import type { Priority, TaskStatus } from "@xtablo/contract";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconSize } from "./icon.tsx";
import iconStyles from "./icon.module.css";
import styles from "./task-icons.module.css";

interface MarkProps {
  size?: IconSize;
  /** Says the status or priority when no word beside the icon does. */
  label?: string;
}

const statusShapes: Record<TaskStatus, ReactNode> = {
  todo: <circle cx="12" cy="12" r="10" />,
  in_progress: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path className={styles.filled} d="M12 6.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  in_review: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path className={styles.filled} d="M12 12V6.5a5.5 5.5 0 1 1-5.5 5.5z" />
    </>
  ),
  done: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="m16 9-5.5 5.5L8 12" />
    </>
  ),
};

const priorityShapes: Record<Priority, ReactNode> = {
  high: <path className={styles.bar} d="M5 19v-4M12 19V10M19 19V5" />,
  medium: (
    <>
      <path className={styles.bar} d="M5 19v-4M12 19V10" />
      <path className={styles.faintBar} d="M19 19V5" />
    </>
  ),
  low: (
    <>
      <path className={styles.bar} d="M5 19v-4" />
      <path className={styles.faintBar} d="M12 19V10M19 19V5" />
    </>
  ),
};

/** The icon of a task's status, in its colour. */
export function StatusIcon({ status, ...mark }: MarkProps & { status: TaskStatus }) {
  return drawn(statusShapes[status], styles[status], mark);
}

/** The icon of a task's priority, in its colour. */
export function PriorityIcon({ priority, ...mark }: MarkProps & { priority: Priority }) {
  return drawn(priorityShapes[priority], styles[priority], mark);
}

function drawn(shape: ReactNode, color: string | undefined, { size = "m", label }: MarkProps) {
  const name = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg viewBox="0 0 24 24" className={classNames(iconStyles.icon, iconStyles[size], color)} {...name}>
      {shape}
    </svg>
  );
}
