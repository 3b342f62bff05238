import type { ReactNode } from "react";
import { Checkbox } from "../renderer/ui/checkbox.tsx";
import styles from "./settings-screen.module.css";

interface ChoiceRowProps {
  title: string;
  /** What it means. */
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What belongs to it, such as an address. */
  children?: ReactNode;
}

/** Something to switch on, and what it means. It is saved at once. */
export function ChoiceRow({ title, hint, checked, onChange, children }: ChoiceRowProps) {
  return (
    <div className={styles.choice}>
      <Checkbox checked={checked} onChange={onChange}>
        <span className={styles.name}>{title}</span>
      </Checkbox>
      <p className={styles.meaning}>{hint}</p>
      {children}
    </div>
  );
}
