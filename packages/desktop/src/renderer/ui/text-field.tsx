import { Field, type FieldLook } from "./field.tsx";
import { Input, Textarea, type InputProps, type TextareaProps } from "./input.tsx";

type TextFieldProps = FieldLook & Omit<InputProps, "id" | "invalid" | "aria-invalid">;

/** A labelled line of text. Takes what `register()` of react-hook-form gives. */
export function TextField({ label, hideLabel, hint, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <Input {...input} {...control} invalid={control["aria-invalid"]} />}
    </Field>
  );
}

type TextareaFieldProps = FieldLook & Omit<TextareaProps, "id" | "invalid" | "aria-invalid">;

/** A labelled text of several lines. */
export function TextareaField({ label, hideLabel, hint, error, ...textarea }: TextareaFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <Textarea {...textarea} {...control} invalid={control["aria-invalid"]} />}
    </Field>
  );
}
