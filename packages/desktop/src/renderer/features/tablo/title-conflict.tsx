import type { Tablo } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { TextConflict } from "../../platform/writing/text-conflict.tsx";
import type { TextEditing } from "../../platform/writing/use-text-edit.ts";
import { Modal, ModalBody } from "../../ui/modal.tsx";

interface TitleConflictProps {
  editing: TextEditing<"title", Tablo>;
  typed: { title: string };
  current: Tablo;
}

/** Two people renamed the tablo. Closed without a choice, one's own title stays unsaved. */
export function TitleConflict({ editing, typed, current }: TitleConflictProps) {
  const text = useText();
  return (
    <Modal open size="l" onClose={editing.close} title={text("tablo.title")}>
      <ModalBody>
        <TextConflict
          labels={{ title: text("tablo.title") }}
          theirs={current}
          mine={typed}
          maxLength={120}
          pending={editing.pending}
          onKeepTheirs={() => void editing.takeTheirs()}
          onKeepMine={({ title }) => void editing.saveOver({ title: title.trim() || current.title })}
        />
      </ModalBody>
    </Modal>
  );
}
