import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import styles from "./drawer.module.css";

interface DrawerProps {
  open: boolean;
  onClose: () => void;
  label: string;
  children: ReactNode;
}

/** Comes in from the start of the page and covers part of it; Escape and a press beside it close it. */
export function Drawer({ open, onClose, label, children }: DrawerProps) {
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      className={styles.overlay}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.drawer}>
        <Dialog aria-label={label} className={styles.body}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
