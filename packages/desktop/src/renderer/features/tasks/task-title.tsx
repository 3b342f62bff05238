import type { BoardTask } from "@xtablo/contract";
import { useState, type KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { useKanban } from "./kanban-context.tsx";
import { saveText, type TextEdit, type TextOutcome } from "./save-text.ts";
import { TextConflict } from "./text-conflict.tsx";
import styles from "./task-title.module.css";

/** The task's title, changed where it stands: Enter saves, Escape leaves it as it was. */
export function TaskTitle({ task }: { task: BoardTask }) {
  const text = useText();
  const { editable } = useKanban();
  const write = useWrite(task.tabloId);
  const [edit, setEdit] = useState<TextEdit | null>(null);
  const [outcome, setOutcome] = useState<TextOutcome | null>(null);

  async function save(next: TextEdit): Promise<void> {
    setEdit(null);
    setOutcome(null);
    const title = next.text.trim().replace(/\s+/g, " ");
    if (title === "" || title === next.base) return;
    try {
      const saved = await saveText(write, task, { ...next, text: title });
      if (saved.kind === "saved") return;
      setOutcome(saved);
      setEdit({ ...next, text: title });
    } catch (error) {
      setEdit({ ...next, text: title });
      tellRefusal(error);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setEdit(null);
    }
    if (event.key === "Enter" && edit) {
      event.preventDefault();
      void save(edit);
    }
  }

  if (edit && outcome?.kind === "conflict")
    return (
      <TextConflict
        theirs={outcome.current.title}
        mine={edit.text}
        pending={false}
        onKeepTheirs={() => {
          setEdit(null);
          setOutcome(null);
        }}
        onKeepMine={() => void save({ ...edit, base: outcome.current.title, version: outcome.current.version })}
      />
    );
  if (edit)
    return (
      <textarea
        className={styles.input}
        aria-label={text("tasks.panel.title")}
        autoFocus
        rows={1}
        maxLength={200}
        value={edit.text}
        onChange={(event) => setEdit({ ...edit, text: event.target.value })}
        onKeyDown={onKeyDown}
        onBlur={() => void save(edit)}
      />
    );
  if (!editable) return <h2 className={styles.title}>{task.title}</h2>;
  return (
    <h2 className={styles.title}>
      <button
        type="button"
        className={styles.button}
        title={text("tasks.panel.editTitle")}
        onClick={() => setEdit({ field: "title", base: task.title, version: task.version, text: task.title })}
      >
        {task.title}
      </button>
    </h2>
  );
}
