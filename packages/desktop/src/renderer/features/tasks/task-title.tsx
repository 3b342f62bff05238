import type { BoardTask } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { InPlaceTitle } from "../../ui/in-place-title.tsx";
import { useKanban } from "./kanban-context.tsx";
import { useTaskOpener } from "./task-openers.tsx";
import { TextConflict } from "./text-conflict.tsx";
import { useTitleEdit } from "./use-title-edit.ts";

const titlePart = ["rename"] as const;

/** The task's title, changed where it stands. */
export function TaskTitle({ task }: { task: BoardTask }) {
  const text = useText();
  const { editable } = useKanban();
  const { edit, current, start, type, save, stop } = useTitleEdit(task);

  useTaskOpener(task.id, titlePart, () => (editable ? start() : undefined));

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
  return (
    <InPlaceTitle
      level={2}
      title={task.title}
      typed={edit && edit.text}
      label={text("tasks.panel.title")}
      hint={text("tasks.panel.editTitle")}
      maxLength={200}
      readOnly={!editable}
      onStart={start}
      onType={type}
      onSave={() => edit && void save(edit)}
      onStop={stop}
    />
  );
}
