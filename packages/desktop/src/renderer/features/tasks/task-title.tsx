import { task as taskSchema, type BoardTask, type Task } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { TextConflict } from "../../platform/writing/text-conflict.tsx";
import { UnsavedText } from "../../platform/writing/unsaved-text.tsx";
import { useTextEdit } from "../../platform/writing/use-text-edit.ts";
import { InPlaceTitle } from "../../ui/in-place-title.tsx";
import { useKanban } from "./kanban-context.tsx";
import { useTaskOpener } from "./task-openers.tsx";
import { updateTask } from "./task-writes.ts";

const titlePart = ["rename"] as const;

/** The task's title, changed where it stands. Escape and a refusal keep what was typed. */
export function TaskTitle({ task }: { task: BoardTask }) {
  const text = useText();
  const { editable } = useKanban();
  const write = useWrite(task.tabloId);
  const editing = useTextEdit<"title", Pick<Task, "title" | "version">>({
    name: `title:${task.id}`,
    thing: task,
    fields: ["title"],
    schema: taskSchema,
    send: (changed, ifVersion) => write({ ...updateTask(task, changed, ifVersion), kept: true }),
    closesAtOnce: true,
    onRefused: tellRefusal,
  });
  const { typed, conflict, start, drop } = editing;

  useTaskOpener(task.id, titlePart, () => (editable ? start() : undefined));

  if (typed && conflict)
    return (
      <TextConflict
        labels={{ title: text("tasks.panel.title") }}
        theirs={conflict.current}
        mine={typed}
        maxLength={200}
        pending={editing.pending}
        onKeepTheirs={() => void editing.takeTheirs()}
        onKeepMine={({ title }) => void editing.saveOver({ title: onOneLine(title) || typed.title })}
      />
    );
  return (
    <>
      <InPlaceTitle
        level={2}
        title={task.title}
        typed={typed && typed.title}
        label={text("tasks.panel.title")}
        hint={text("tasks.panel.editTitle")}
        maxLength={200}
        readOnly={!editable}
        onStart={start}
        onType={(title) => editing.type("title", title)}
        onSave={() => (typed?.title.trim() ? void editing.save({ tidy }) : drop())}
        onStop={editing.close}
      />
      {editable && editing.unsaved && <UnsavedText onContinue={start} onDiscard={drop} />}
    </>
  );
}

function tidy({ title }: { title: string }): { title: string } {
  return { title: onOneLine(title) };
}

function onOneLine(title: string): string {
  return title.trim().replace(/\s+/g, " ");
}
