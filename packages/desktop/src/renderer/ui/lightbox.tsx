import type { ReactNode } from "react";
import { Heading } from "react-aria-components/Heading";
import { Overlay } from "./overlay.tsx";
import styles from "./lightbox.module.css";

interface LightboxProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Before the title: what kind of thing it is. */
  mark?: ReactNode;
  /** Below the title, in a line. */
  meta?: ReactNode;
  /** Icon buttons, the one that closes last. */
  actions: ReactNode;
  /** What is looked at. It takes all the room, and scrolls by itself. */
  children: ReactNode;
}

/** Shows one thing as large as the page lets it. Escape closes it, and the focus goes back to where it was. */
export function Lightbox({ open, onClose, title, mark, meta, actions, children }: LightboxProps) {
  return (
    <Overlay open={open} onClose={onClose} place="whole" className={styles.lightbox}>
      <header className={styles.head}>
        {mark}
        <div className={styles.words}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          <p className={styles.meta}>{meta}</p>
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
      <div className={styles.stage} data-lightbox>
        {children}
      </div>
    </Overlay>
  );
}
