import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import styles from "./input.module.css";

interface InputLook {
  /** A light border, for search and filters alone: their icon and placeholder identify them. */
  quiet?: boolean;
  invalid?: boolean;
}

/** Everything of `<input>`, and its look. */
export interface InputProps extends InputLook, Omit<InputHTMLAttributes<HTMLInputElement>, "size"> {
  size?: "m" | "l";
  ref?: Ref<HTMLInputElement>;
}

/** A line of text to type. Needs a name: use it in a `Field`, or give an `aria-label`. */
export function Input({ size = "m", quiet, invalid, className, ...rest }: InputProps) {
  return (
    <input
      {...rest}
      aria-invalid={invalid || undefined}
      className={classNames(inputClass({ size, quiet }), className)}
    />
  );
}

/** Everything of `<textarea>`, and its look. */
export interface TextareaProps extends InputLook, TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text to type; grows with them. */
export function Textarea({ quiet, invalid, className, rows = 3, ...rest }: TextareaProps) {
  const classes = classNames(inputClass({ quiet }), styles.textarea, className);
  // Where the box grows with its text, `rows` counts for nothing.
  const style = { minBlockSize: `calc(${rows}lh + 1.125rem)` };
  return <textarea {...rest} rows={rows} aria-invalid={invalid || undefined} className={classes} style={style} />;
}

/** The classes of a field's box, for controls that look like one. */
export function inputClass({ size = "m", quiet = false }: { size?: "m" | "l"; quiet?: boolean } = {}): string {
  return classNames(styles.input, size === "l" && styles.l, quiet && styles.quiet);
}
