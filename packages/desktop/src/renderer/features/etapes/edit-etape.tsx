import { etape as etapeSchema, type Etape } from "@xtablo/contract";
import { useEffect, useEffectEvent, useState, type FormEvent } from "react";
import { useText } from "../../lib/text.ts";
import { useWrite } from "../../platform/writes.ts";
import { TextConflict } from "../../platform/writing/text-conflict.tsx";
import { UnsavedNote } from "../../platform/writing/unsaved-text.tsx";
import { useTextEdit } from "../../platform/writing/use-text-edit.ts";
import { Button } from "../../ui/button.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { updateEtape } from "./etape-writes.ts";

/** Title and colour of an etape. Sends only what was changed; Escape and a refusal keep what was typed. */
export function EditEtape({ etape, onClose }: { etape: Etape; onClose: () => void }) {
  const text = useText();
  const [empty, setEmpty] = useState(false);
  const { editing, color, setColor, save } = useEtapeForm(etape, onClose);
  const { typed, conflict, refusal, pending } = editing;

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
  return (
    <Modal open size={conflict ? "l" : "m"} onClose={onClose} title={text("etapes.editTitle")}>
      {conflict ? (
        <ModalBody>
          <TextConflict
            labels={{ title: text("etapes.title") }}
            theirs={conflict.current}
            mine={typed}
            maxLength={120}
            pending={pending}
            onKeepTheirs={() => void editing.takeTheirs()}
            onKeepMine={({ title }) => void editing.saveOver({ title: title.trim() || typed.title })}
          />
        </ModalBody>
      ) : (
        <form noValidate onSubmit={submit}>
          <ModalBody>
            {editing.earlier && <UnsavedNote onDiscard={editing.restart} />}
            <TextField
              label={text("etapes.title")}
              autoFocus
              maxLength={120}
              value={typed.title}
              error={empty ? text("etapes.titleEmpty") : refusal?.message}
              onChange={({ target }) => editing.type("title", target.value)}
            />
            <ColorChoice label={text("etapes.color")} value={color} onChange={setColor} />
          </ModalBody>
          <ModalFoot>
            <Button onPress={drop}>{text("etapes.cancel")}</Button>
            <Button type="submit" kind="primary" pending={pending}>
              {text("etapes.save")}
            </Button>
          </ModalFoot>
        </form>
      )}
    </Modal>
  );
}

function useEtapeForm(etape: Etape, onClose: () => void) {
  const write = useWrite(etape.tabloId);
  const [color, setColor] = useState(etape.color);
  const [colorBefore] = useState(etape.color);
  const chosen = color === colorBefore ? {} : { color };
  const editing = useTextEdit<"title", Etape>({
    name: `etape-title:${etape.id}`,
    thing: etape,
    fields: ["title"],
    schema: etapeSchema,
    send: (changed, ifVersion) => write({ ...updateEtape(etape, { ...changed, ...chosen }, ifVersion), kept: true }),
    onSaved: onClose,
  });
  const start = useEffectEvent(() => editing.start());
  useEffect(() => start(), []);
  const tidy = ({ title }: { title: string }) => ({ title: title.trim() });
  const save = () => void editing.save({ tidy, alsoChanged: color !== colorBefore });
  return { editing, color, setColor, save };
}
