import type { ReactNode } from "react";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Modal, ModalBody, ModalFoot } from "./modal.tsx";
import styles from "./confirm.module.css";

export interface ConfirmProps {
  /** What will happen, as a question. */
  question: ReactNode;
  /** What the button does, such as "Delete 3 tasks". */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
  pending?: boolean;
}

/** Asks in the place of the button that was pressed. The focus starts on the harmless choice. */
export function Confirm({ question, action, onConfirm, onCancel, pending }: ConfirmProps) {
  const text = useText();
  return (
    <div role="alertdialog" aria-label={action} className={styles.confirm}>
      <p>{question}</p>
      <Button size="s" autoFocus onPress={onCancel}>
        {text("ui.cancel")}
      </Button>
      <Button size="s" kind="danger" pending={pending} onPress={onConfirm}>
        {action}
      </Button>
    </div>
  );
}

export interface ConfirmModalProps {
  open: boolean;
  onClose: () => void;
  title: string;
  action: string;
  onConfirm: () => void;
  pending?: boolean;
  /** What will happen, and what can still be done about it. */
  children: ReactNode;
}

/** Asks over the page, for what is chosen in a menu. */
export function ConfirmModal({ open, onClose, title, action, onConfirm, pending, children }: ConfirmModalProps) {
  const text = useText();
  return (
    <Modal open={open} onClose={onClose} title={title} role="alertdialog">
      <ModalBody>{children}</ModalBody>
      <ModalFoot>
        <Button kind="quiet" autoFocus onPress={onClose}>
          {text("ui.cancel")}
        </Button>
        <Button kind="danger" pending={pending} onPress={onConfirm}>
          {action}
        </Button>
      </ModalFoot>
    </Modal>
  );
}
