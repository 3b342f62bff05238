import { useNavigate } from "@tanstack/react-router";
import { color as colorSchema, type Color } from "@xtablo/contract";
import { useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod";
import { readDraft, writeDraft } from "../../lib/draft.ts";
import { useText } from "../../lib/text.ts";
import { fieldErrorsOf, messageOf } from "../../platform/api.ts";
import { useCreateTablo } from "../../platform/tablos.ts";
import { Button } from "../../ui/button.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextareaField, TextField } from "../../ui/text-field.tsx";
import styles from "./new-tablo-modal.module.css";

const draft = z.object({ title: z.string(), description: z.string(), color: colorSchema });

interface Fields {
  title: string;
  description: string;
  color: Color;
}

const draftName = "new-tablo";

/** Asks for what a new tablo needs, makes it, and opens it. What was typed outlives Escape and a reload. */
export function NewTabloModal({ onClose }: { onClose: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const create = useCreateTablo();
  const form = useTabloForm();
  const { errors } = form.formState;
  const color = useWatch({ control: form.control, name: "color" });
  const submit = form.handleSubmit((fields) => create.mutateAsync(fields).then(open, refuse));
  const open = async ({ id }: { id: string }) => {
    writeDraft(draftName, null);
    await navigate({ to: "/tablos/$tabloId", params: { tabloId: id } });
    onClose();
  };
  const refuse = (error: unknown) => {
    const wrong = fieldErrorsOf(error);
    if (wrong["title"]) form.setError("title", { message: wrong["title"] }, { shouldFocus: true });
    else form.setError("root", { message: text("home.createFailed", { reason: messageOf(error) }) });
  };
  return (
    <Modal open onClose={onClose} title={text("home.newTablo")}>
      <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
        <ModalBody>
          <TextField
            {...form.register("title", {
              validate: (title) => title.trim() !== "" || text("home.titleEmpty"),
              maxLength: { value: 120, message: text("home.titleLong") },
            })}
            autoFocus
            label={text("home.fieldTitle")}
            error={errors.title?.message}
            autoComplete="off"
          />
          <TextareaField
            {...form.register("description")}
            label={text("home.fieldDescription")}
            placeholder={text("home.descriptionHint")}
            rows={2}
          />
          <ColorChoice
            label={text("home.fieldColor")}
            value={color}
            onChange={(color) => form.setValue("color", color)}
          />
          {errors.root && <Notice>{errors.root.message}</Notice>}
        </ModalBody>
        <ModalFoot>
          <Button kind="quiet" onPress={onClose}>
            {text("ui.cancel")}
          </Button>
          <Button type="submit" kind="primary" pending={create.isPending}>
            {text("home.create")}
          </Button>
        </ModalFoot>
      </form>
    </Modal>
  );
}

function useTabloForm() {
  const form = useForm<Fields>({ defaultValues: readFields() ?? { title: "", description: "", color: "purple" } });
  const { subscribe } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) =>
          writeDraft(draftName, values.title || values.description ? JSON.stringify(values) : null),
      }),
    [subscribe],
  );
  return form;
}

function readFields(): Fields | null {
  try {
    return draft.parse(JSON.parse(readDraft(draftName) ?? ""));
  } catch {
    return null; // there is none, or another release kept it
  }
}
