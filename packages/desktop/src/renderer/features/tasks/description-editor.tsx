import { useQueryClient } from "@tanstack/react-query";
import type { BoardTask, Task } from "@xtablo/contract";
import { useState, type KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { keys } from "../../platform/query-keys.ts";
import { useWrite } from "../../platform/writes.ts";
import { Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { DescriptionDraft } from "./description-draft.ts";
import { saveText } from "./save-text.ts";
import { TextConflict } from "./text-conflict.tsx";
import styles from "./task-description.module.css";

interface DescriptionEditorProps {
  task: BoardTask;
  draft: DescriptionDraft;
  onDraft: (draft: DescriptionDraft | null) => void;
  onClose: () => void;
}

/** Writes the description. Escape closes and keeps what was typed; Cancel drops it; a refused save keeps it and says why. */
export function DescriptionEditor({ task, draft, onDraft, onClose }: DescriptionEditorProps) {
  const text = useText();
  const { pending, refusal, current, save } = useSave(task, () => close(null));

  function close(kept: DescriptionDraft | null): void {
    onDraft(kept);
    onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save(draft);
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  if (current)
    return (
      <TextConflict
        theirs={current.description}
        mine={draft.text}
        pending={pending}
        onKeepTheirs={() => close(null)}
        onKeepMine={() => void save({ ...draft, base: current.description, version: current.version })}
      />
    );
  return (
    <section className={styles.editor} aria-label={text("tasks.panel.description")}>
      {refusal !== null && <Notice>{refusal}</Notice>}
      <Textarea
        autoFocus
        rows={8}
        maxLength={20_000}
        aria-label={text("tasks.panel.description")}
        value={draft.text}
        onChange={(event) => onDraft({ ...draft, text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <span className={styles.hint}>{text("tasks.panel.descriptionHint")}</span>
        <Button size="s" kind="quiet" onPress={() => close(null)}>
          {text("tasks.panel.cancel")}
        </Button>
        <Button size="s" kind="primary" pending={pending} onPress={() => void save(draft)}>
          {text("tasks.panel.save")}
        </Button>
      </div>
    </section>
  );
}

/** Saves a description: how far that is, why it was refused, and what somebody else wrote meanwhile. */
function useSave(task: BoardTask, onSaved: () => void) {
  const client = useQueryClient();
  const write = useWrite(task.tabloId);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [current, setCurrent] = useState<Task | null>(null);

  async function save(draft: DescriptionDraft): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      const outcome = await saveText(write, task, { field: "description", ...draft });
      if (outcome.kind === "conflict") return setCurrent(outcome.current);
      client.setQueryData(keys.task(task.id), outcome.task);
      onSaved();
    } catch (error) {
      setRefusal(messageOf(error));
    } finally {
      setPending(false);
    }
  }

  return { pending, refusal, current, save };
}
