import type { ReactNode } from "react";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { CircleAlertIcon } from "./icons.ts";
import styles from "./notice.module.css";

interface NoticeProps {
  /** What happened, and what to do. */
  children: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Another button instead of Retry. */
  action?: ReactNode;
}

/** Says, in the place of what is missing, what went wrong. */
export function Notice({ children, onRetry, retrying, action }: NoticeProps) {
  const text = useText();
  return (
    <div className={styles.notice} role="alert">
      <Icon of={CircleAlertIcon} />
      <span className={styles.text}>{children}</span>
      {onRetry && (
        <Button size="s" pending={retrying} onPress={onRetry}>
          {text("ui.retry")}
        </Button>
      )}
      {action}
    </div>
  );
}
