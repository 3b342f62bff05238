import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconShape } from "./icons.ts";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  icon: IconShape;
  title: string;
  /** One sentence: why it is empty, or what comes next. */
  children: ReactNode;
  /** The one button that takes the next step. */
  action?: ReactNode;
}

/** What stands where there is nothing yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.mark}>
        <Icon of={icon} size="l" />
      </span>
      <p className={styles.title}>{title}</p>
      <p>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
