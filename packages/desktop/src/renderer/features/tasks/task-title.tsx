import type { BoardTask } from "@xtablo/contract";
import type { KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { useKanban } from "./kanban-context.tsx";
import { TextConflict } from "./text-conflict.tsx";
import { useTitleEdit } from "./use-title-edit.ts";
import styles from "./task-title.module.css";

/** The task's title, changed where it stands: Enter saves, Escape leaves it as it was. */
export function TaskTitle({ task }: { task: BoardTask }) {
  const text = useText();
  const { editable } = useKanban();
  const { edit, current, start, type, save, stop } = useTitleEdit(task);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") stop();
    else if (edit) void save(edit);
  }

  if (edit && current)
    return (
      <TextConflict
        theirs={current.title}
        mine={edit.text}
        pending={false}
        onKeepTheirs={stop}
        onKeepMine={() => void save({ ...edit, base: current.title, version: current.version })}
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
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void save(edit)}
      />
    );
  if (!editable) return <h2 className={styles.title}>{task.title}</h2>;
  return (
    <h2 className={styles.title}>
      <button type="button" className={styles.button} title={text("tasks.panel.editTitle")} onClick={start}>
        {task.title}
      </button>
    </h2>
  );
}
