import type { ReactNode } from "react";
import { Overlay } from "./overlay.tsx";
import styles from "./drawer.module.css";

interface DrawerProps {
  open: boolean;
  onClose: () => void;
  label: string;
  children: ReactNode;
}

/** Comes in from the start of the page and covers part of it; Escape and a press beside it close it. */
export function Drawer(props: DrawerProps) {
  return <Overlay {...props} place="start" className={styles.drawer} />;
}
