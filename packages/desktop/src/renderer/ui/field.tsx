import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CircleAlertIcon } from "./icons.ts";
import { hiddenClass } from "./visually-hidden.tsx";
import styles from "./field.module.css";

/** What belongs to every field besides its control. */
export interface FieldLook {
  label: string;
  /** The label is read out but not seen: what is around the field says it. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: ReactNode;
}

/** What the control of a field must carry. */
interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps extends FieldLook {
  children: (control: FieldControl) => ReactNode;
}

/** A control with its label, and its hint or error, tied together for assistive technology. */
export function Field({ label, hideLabel = false, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const invalid = Boolean(error);
  const noted = invalid || Boolean(hint);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classNames(styles.label, hideLabel && hiddenClass)}>
        {label}
      </label>
      {children({ id, "aria-describedby": noted ? noteId : undefined, "aria-invalid": invalid || undefined })}
      {noted && <FieldNote id={noteId} hint={hint} error={error} />}
    </div>
  );
}

/** The hint under a field, or the error in its place. */
export function FieldNote({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  if (!error)
    return (
      <p id={id} className={styles.hint}>
        {hint}
      </p>
    );
  return (
    <p id={id} className={styles.error} role="alert">
      <Icon of={CircleAlertIcon} size="s" />
      <span>{error}</span>
    </p>
  );
}
