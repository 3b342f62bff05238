import type { ReactNode } from "react";
import styles from "./checkbox.module.css";

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Some of what it stands for is checked. */
  indeterminate?: boolean;
  disabled?: boolean;
  /** The name when no text is beside it. */
  label?: string;
  children?: ReactNode;
}

/** A box to tick, with its text beside it. */
export function Checkbox({ checked, onChange, indeterminate = false, disabled, label, children }: CheckboxProps) {
  return (
    <label className={styles.row}>
      <input
        type="checkbox"
        className={styles.checkbox}
        checked={checked}
        disabled={disabled}
        aria-label={label}
        ref={(input) => {
          if (input) input.indeterminate = indeterminate;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
