import { tablo as tabloSchema, type Tablo } from "@xtablo/contract";
import { useEffect, useEffectEvent, useState, type FormEvent } from "react";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useWrite } from "../../platform/writes.ts";
import { TextConflict } from "../../platform/writing/text-conflict.tsx";
import { UnsavedNote } from "../../platform/writing/unsaved-text.tsx";
import { useTextEdit, type TextEditing } from "../../platform/writing/use-text-edit.ts";
import { Button } from "../../ui/button.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextareaField, TextField } from "../../ui/text-field.tsx";
import { updateTablo } from "./tablo-writes.ts";

const fields = ["title", "description"] as const;
type Field = (typeof fields)[number];

/** Title, description and colour of a tablo. Sends only what was changed; Escape and a refusal keep what was typed. */
export function EditTablo({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { editing, color, setColor, save } = useTabloForm(onClose);
  const { typed, conflict, refusal, pending } = editing;
  const [empty, setEmpty] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setEmpty(typed?.title.trim() === "");
    if (typed?.title.trim()) save();
  }
  function drop(): void {
    editing.drop();
    onClose();
  }

  if (!typed) return null;
  if (conflict)
    return (
      <Modal open size="l" onClose={onClose} title={text("tablo.edit")}>
        <ModalBody>
          <Conflict editing={editing} typed={typed} conflict={conflict} />
        </ModalBody>
      </Modal>
    );
  return (
    <Modal open onClose={onClose} title={text("tablo.edit")}>
      <form noValidate onSubmit={submit}>
        <ModalBody>
          {refusal && <Notice>{refusal.message}</Notice>}
          {editing.earlier && <UnsavedNote onDiscard={editing.restart} />}
          <TextField
            label={text("tablo.title")}
            maxLength={120}
            autoFocus
            error={empty ? text("tablo.titleEmpty") : refusal?.fields["title"]}
            value={typed.title}
            onChange={({ target }) => editing.type("title", target.value)}
          />
          <TextareaField
            label={text("tablo.description")}
            hint={text("tablo.descriptionHint")}
            rows={5}
            maxLength={20_000}
            error={refusal?.fields["description"]}
            value={typed.description}
            onChange={({ target }) => editing.type("description", target.value)}
          />
          <ColorChoice label={text("tablo.color")} value={color} onChange={setColor} />
        </ModalBody>
        <ModalFoot>
          <Button onPress={drop}>{text("tablo.cancel")}</Button>
          <Button type="submit" kind="primary" pending={pending}>
            {text("tablo.save")}
          </Button>
        </ModalFoot>
      </form>
    </Modal>
  );
}

interface ConflictProps {
  editing: TextEditing<Field, Tablo>;
  typed: Record<Field, string>;
  conflict: NonNullable<TextEditing<Field, Tablo>["conflict"]>;
}

function Conflict({ editing, typed, conflict }: ConflictProps) {
  const text = useText();
  const names = { title: text("tablo.title"), description: text("tablo.description") };
  const labels: Partial<typeof names> = Object.fromEntries(conflict.fields.map((field) => [field, names[field]]));
  return (
    <TextConflict
      labels={labels}
      theirs={conflict.current}
      mine={typed}
      maxLength={20_000}
      pending={editing.pending}
      onKeepTheirs={() => void editing.takeTheirs()}
      onKeepMine={(texts) => {
        const both = conflict.fields.map((field) => [field, texts[field]]);
        void editing.saveOver(Object.fromEntries(both));
      }}
    />
  );
}

function useTabloForm(onClose: () => void) {
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const [color, setColor] = useState(tablo.color);
  const [colorBefore] = useState(tablo.color);
  const chosen = color === colorBefore ? {} : { color };
  const editing = useTextEdit<Field, Tablo>({
    name: `tablo:${tablo.id}`,
    thing: tablo,
    fields,
    schema: tabloSchema,
    send: (changed, ifVersion) => write({ ...updateTablo(tablo, { ...changed, ...chosen }, ifVersion), kept: true }),
    onSaved: onClose,
  });
  const start = useEffectEvent(() => editing.start());
  useEffect(() => start(), []);
  const save = () => void editing.save({ tidy: trimmed, alsoChanged: color !== colorBefore });
  return { editing, color, setColor, save };
}

function trimmed({ title, description }: Record<Field, string>): Record<Field, string> {
  return { title: title.trim(), description };
}
