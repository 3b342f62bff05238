import type { ReactNode } from "react";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CircleAlertIcon, type IconShape } from "./icons.ts";
import styles from "./notice.module.css";

interface NoticeProps {
  /** What happened, and what to do. */
  children: ReactNode;
  /** `info` for what is worth knowing and not wrong: it interrupts nobody. */
  tone?: "danger" | "info";
  /** Another icon than the tone's. */
  icon?: IconShape;
  onRetry?: () => void;
  retrying?: boolean;
  /** Another button instead of Retry. */
  action?: ReactNode;
}

/** Says what went wrong, in the place of what is missing, or what one should know. */
export function Notice({ children, tone = "danger", icon = CircleAlertIcon, onRetry, retrying, action }: NoticeProps) {
  const text = useText();
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === "danger" ? "alert" : "status"}>
      <Icon of={icon} />
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
