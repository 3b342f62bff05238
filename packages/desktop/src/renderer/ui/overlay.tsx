import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { classNames } from "./class-names.ts";
import styles from "./overlay.module.css";

interface OverlayProps {
  open: boolean;
  onClose: () => void;
  /** In the middle, under the top edge, along the start of the page, or all over it. */
  place: "middle" | "top" | "start" | "whole";
  /** The name of the dialog when it has no `Heading slot="title"`. */
  label?: string;
  /** The size of the dialog. */
  className: string | undefined;
  children: ReactNode;
}

/** A dialog over the page, in a column. Escape and a press beside it close it, and the focus goes back to where it was. */
export function Overlay({ open, onClose, place, label, className, children }: OverlayProps) {
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      className={classNames(styles.overlay, styles[place])}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classNames(styles.panel, className)}>
        <Dialog aria-label={label} className={styles.dialog}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The class of a dialog's box, for the catalog. */
export const panelClass = styles.panel;
