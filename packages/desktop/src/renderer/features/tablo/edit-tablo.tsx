import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useText } from "../../lib/text.ts";
import { fieldErrorsOf, messageOf, statusOf } from "../../platform/api.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useWrite } from "../../platform/writes.ts";
import { Button } from "../../ui/button.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextareaField, TextField } from "../../ui/text-field.tsx";
import { updateTablo } from "./tablo-writes.ts";

/** Title, description and colour of a tablo. Sends only what was changed. */
export function EditTablo({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const [from] = useState(tablo);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, control, setValue, setError, formState } = useForm({
    defaultValues: { title: from.title, description: from.description, color: from.color },
  });
  const { errors, dirtyFields, isSubmitting } = formState;
  const color = useWatch({ control, name: "color" });

  const save = handleSubmit(async (form) => {
    const change = Object.fromEntries(Object.entries(form).filter(([name]) => name in dirtyFields));
    if (Object.keys(change).length === 0) return onClose();
    try {
      await write(updateTablo(tablo, change, refusal === null ? from.version : tablo.version));
      onClose();
    } catch (error) {
      setRefusal(statusOf(error) === 412 ? text("tablo.changedMeanwhile") : messageOf(error));
      const { title, description } = fieldErrorsOf(error);
      if (title) setError("title", { message: title });
      if (description) setError("description", { message: description });
    }
  });

  return (
    <Modal open onClose={onClose} title={text("tablo.edit")}>
      <form onSubmit={(event) => void save(event)}>
        <ModalBody>
          {refusal !== null && <Notice>{refusal}</Notice>}
          <TextField
            label={text("tablo.title")}
            maxLength={120}
            autoFocus
            error={errors.title?.message}
            {...register("title", { validate: (title) => title.trim() !== "" || text("tablo.titleEmpty") })}
          />
          <TextareaField
            label={text("tablo.description")}
            hint={text("tablo.descriptionHint")}
            rows={5}
            maxLength={20_000}
            error={errors.description?.message}
            {...register("description")}
          />
          <ColorChoice
            label={text("tablo.color")}
            value={color}
            onChange={(color) => setValue("color", color, { shouldDirty: true })}
          />
        </ModalBody>
        <ModalFoot>
          <Button onPress={onClose}>{text("tablo.cancel")}</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            {text("tablo.save")}
          </Button>
        </ModalFoot>
      </form>
    </Modal>
  );
}
