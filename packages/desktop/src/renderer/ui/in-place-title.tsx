import { useRef, type KeyboardEvent } from "react";
import { classNames } from "./class-names.ts";
import styles from "./in-place-title.module.css";

interface InPlaceTitleProps {
  /** 1 names the page, on one line; 2 names a part of it, on as many lines as it takes. */
  level: 1 | 2;
  title: string;
  /** What is being typed; null while the title is only read. */
  typed: string | null;
  /** The name of the field. */
  label: string;
  /** What pressing the title does. */
  hint: string;
  maxLength: number;
  /** It can be read, not changed. */
  readOnly?: boolean;
  onStart: () => void;
  onType: (typed: string) => void;
  /** By Enter, and by leaving the field. */
  onSave: () => void;
  /** By Escape. */
  onStop: () => void;
}

/** A title, changed where it stands: Enter saves, Escape leaves it as it was, and the focus goes back to it. */
export function InPlaceTitle({ level, title, typed, label, hint, maxLength, readOnly, ...on }: InPlaceTitleProps) {
  const button = useRef<HTMLButtonElement>(null);
  const Heading = level === 1 ? "h1" : "h2";
  const Field = level === 1 ? "input" : "textarea";

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation(); // Escape would close what the title stands in
    if (event.key === "Escape") on.onStop();
    else on.onSave();
    requestAnimationFrame(() => button.current?.focus());
  }

  const shape = level === 1 ? styles.line : styles.lines;
  if (readOnly) return <Heading className={classNames(styles.title, shape)}>{title}</Heading>;
  if (typed !== null)
    return (
      <Field
        className={classNames(styles.field, shape)}
        aria-label={label}
        autoFocus
        rows={level === 1 ? undefined : 1}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => on.onType(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={on.onSave}
      />
    );
  return (
    <Heading className={classNames(styles.title, shape)}>
      <button ref={button} type="button" className={styles.button} title={hint} onClick={on.onStart}>
        {title}
      </button>
    </Heading>
  );
}
