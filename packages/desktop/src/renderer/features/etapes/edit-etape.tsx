import type { Etape } from "@xtablo/contract";
import { useState, type FormEvent } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { useWrite } from "../../platform/writes.ts";
import { Button } from "../../ui/button.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { updateEtape } from "./etape-writes.ts";

/** Title and colour of an etape. Sends only what was changed. */
export function EditEtape({ etape, onClose }: { etape: Etape; onClose: () => void }) {
  const text = useText();
  const write = useWrite(etape.tabloId);
  const [title, setTitle] = useState(etape.title);
  const [color, setColor] = useState(etape.color);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (title.trim() === "") return setError(text("etapes.titleEmpty"));
    const change = {
      ...(title.trim() !== etape.title && { title: title.trim() }),
      ...(color !== etape.color && { color }),
    };
    if (Object.keys(change).length === 0) return onClose();
    setPending(true);
    try {
      await write(updateEtape(etape, change));
      onClose();
    } catch (refusal) {
      setError(messageOf(refusal));
      setPending(false);
    }
  }

  return (
    <Modal open onClose={onClose} title={text("etapes.editTitle")}>
      <form onSubmit={(event) => void save(event)}>
        <ModalBody>
          <TextField
            label={text("etapes.title")}
            autoFocus
            maxLength={120}
            value={title}
            error={error}
            onChange={(event) => setTitle(event.target.value)}
          />
          <ColorChoice label={text("etapes.color")} value={color} onChange={setColor} />
        </ModalBody>
        <ModalFoot>
          <Button onPress={onClose}>{text("etapes.cancel")}</Button>
          <Button type="submit" kind="primary" pending={pending}>
            {text("etapes.save")}
          </Button>
        </ModalFoot>
      </form>
    </Modal>
  );
}
