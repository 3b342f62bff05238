import { api } from "@xtablo/contract";
import { useForm } from "react-hook-form";
import { useText } from "../../lib/text.ts";
import { call, fieldErrorsOf, messageOf, statusOf } from "../../platform/api.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./door.module.css";

interface ResetFormProps {
  /** What stands behind the `#` of the link. */
  token: string;
  /** The password is set, or the link is no longer good. */
  onSettled: (as: "done" | "gone") => void;
}

/** Asks for the new password. What was typed stays after a refusal that another attempt may get over. */
export function ResetForm({ token, onSettled }: ResetFormProps) {
  const text = useText();
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await call(api.auth.resetPassword, { body: { token, password } });
      onSettled("done");
    } catch (error) {
      const wrong = fieldErrorsOf(error);
      const status = statusOf(error);
      if (status === 410 || wrong["token"]) onSettled("gone");
      else if (wrong["password"]) form.setError("password", { message: wrong["password"] }, { shouldFocus: true });
      else form.setError("root", { message: status === null ? text("auth.unreachable") : messageOf(error) });
    }
  });
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        {...form.register("password", {
          required: text("auth.passwordEmpty"),
          minLength: { value: 8, message: text("auth.passwordShort") },
        })}
        size="l"
        type="password"
        label={text("reset.password")}
        hint={text("auth.passwordHint")}
        error={errors.password?.message}
        autoComplete="new-password"
      />
      {errors.root && <Notice>{errors.root.message}</Notice>}
      <Button type="submit" kind="primary" size="l" wide pending={isSubmitting}>
        {text("reset.save")}
      </Button>
    </form>
  );
}
