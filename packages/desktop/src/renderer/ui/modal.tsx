import type { ReactNode } from "react";
import { Heading } from "react-aria-components/Heading";
import { useText } from "../lib/text.ts";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { XIcon } from "./icons.ts";
import { Overlay, panelClass } from "./overlay.tsx";
import styles from "./modal.module.css";

interface ModalProps {
  open: boolean;
  onClose: () => void;
  title: string;
  size?: "m" | "l";
  /** `ModalBody` and `ModalFoot`. */
  children: ReactNode;
}

/** A dialog over the page. Escape and a press beside it close it, and the focus goes back to where it was. */
export function Modal({ open, onClose, title, size = "m", children }: ModalProps) {
  const text = useText();
  return (
    <Overlay open={open} onClose={onClose} place="middle" className={styles[size]}>
      <header className={styles.head}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        <IconButton icon={XIcon} label={text("ui.close")} onPress={onClose} />
      </header>
      {children}
    </Overlay>
  );
}

/** What a modal is about: text and fields. */
export function ModalBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

/** The buttons of a modal, the one that acts last. */
export function ModalFoot({ children }: { children: ReactNode }) {
  return <footer className={styles.foot}>{children}</footer>;
}

/** The classes of a modal's box and head, for the catalog. */
export const modalClasses = { box: classNames(panelClass, styles.m), head: styles.head };
