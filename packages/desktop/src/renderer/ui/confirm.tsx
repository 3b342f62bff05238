import type { ReactNode } from "react";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import styles from "./confirm.module.css";

interface ConfirmProps {
  /** What will happen, as a question. */
  question: ReactNode;
  /** What the button does, such as "Delete 3 tasks". */
  action: string;
  /** The harmless choice; "Cancel" when absent, which would mislead where the action itself cancels something. */
  keep?: string;
  onConfirm: () => void;
  onCancel: () => void;
  pending?: boolean;
}

/** Asks in the place of the button that was pressed. The focus starts on the harmless choice. */
export function Confirm({ question, action, keep, onConfirm, onCancel, pending }: ConfirmProps) {
  const text = useText();
  return (
    <div role="alertdialog" aria-label={action} className={styles.confirm}>
      <p>{question}</p>
      <Button size="s" autoFocus onPress={onCancel}>
        {keep ?? text("ui.cancel")}
      </Button>
      <Button size="s" kind="danger" pending={pending} onPress={onConfirm}>
        {action}
      </Button>
    </div>
  );
}
