import type { Account } from "@xtablo/contract";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { text, useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { keepDoorDraft, readDoorDraft } from "./door-draft.ts";
import type { Entered } from "./enter.ts";
import type { DoorPage } from "./use-door-page.ts";
import styles from "./door.module.css";

interface Fields {
  name: string;
  email: string;
  password: string;
}

const fieldNames = ["name", "email", "password"] as const;

interface DoorFormProps {
  page: DoorPage;
  onEntered: (account: Account) => void;
}

/** The form of both sign-in pages: what was typed on one is still there on the other, after a refusal and a reload. */
export function DoorForm({ page, onEntered }: DoorFormProps) {
  const text = useText();
  const form = useForm<Fields>({ defaultValues: { ...readDoorDraft(), password: "" }, shouldUnregister: false });
  const { errors, isSubmitting } = form.formState;
  const { subscribe } = form;
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => keepDoorDraft(values) }),
    [subscribe],
  );
  const isSignUp = page === "signup";
  // Registered first, on both pages: the first field that is wrong gets the focus, in the order of registration.
  const name = form.register("name", { required: isSignUp && text("auth.nameEmpty") });
  const submit = form.handleSubmit(async (fields) => {
    const entered = await enter(page, fields);
    if (entered.kind === "in") {
      keepDoorDraft(null);
      return onEntered(entered.account);
    }
    const { status, message, fields: wrong } = entered;
    for (const name of fieldNames)
      if (wrong[name]) form.setError(name, { message: wrong[name] }, { shouldFocus: true });
    if (fieldNames.some((name) => wrong[name])) return;
    if (status === 401) form.setError("password", { message: text("auth.wrong") }, { shouldFocus: true });
    else if (status === 409) form.setError("email", { message }, { shouldFocus: true });
    else form.setError("root", { message });
  });
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      {isSignUp && (
        <TextField
          {...name}
          size="l"
          onFocus={preload}
          label={text("auth.name")}
          error={errors.name?.message}
          autoComplete="name"
        />
      )}
      <TextField
        {...form.register("email", { required: text("auth.emailEmpty") })}
        size="l"
        type="email"
        onFocus={preload}
        label={text("auth.email")}
        error={errors.email?.message}
        autoComplete="username"
      />
      <TextField
        {...form.register("password", {
          required: text("auth.passwordEmpty"),
          minLength: isSignUp ? { value: 8, message: text("auth.passwordShort") } : undefined,
        })}
        size="l"
        type="password"
        onFocus={preload}
        label={text("auth.password")}
        hint={isSignUp ? text("auth.passwordHint") : undefined}
        error={errors.password?.message}
        autoComplete={isSignUp ? "new-password" : "current-password"}
      />
      {errors.root && <Notice>{errors.root.message}</Notice>}
      <Button type="submit" kind="primary" size="l" wide pending={isSubmitting}>
        {text(isSignUp ? "auth.signUp" : "auth.signIn")}
      </Button>
    </form>
  );
}

/** The typed client, which is loaded as soon as someone starts to type. */
function load() {
  return import("./enter.ts");
}

function preload(): void {
  load().catch(() => undefined); // submitting tries again, and says so
}

async function enter(page: DoorPage, { name, email, password }: Fields): Promise<Entered> {
  const client = await load().catch(() => null);
  if (!client) return { kind: "refused", status: null, message: text("auth.unreachable"), fields: {} };
  const { signIn, signUp } = client;
  return page === "signup" ? signUp({ name, email, password }) : signIn({ email, password });
}
