import { useQueryClient } from "@tanstack/react-query";
import { task as taskSchema, type BoardTask, type Task } from "@xtablo/contract";
import { Markdown } from "../../lib/markdown/markdown.tsx";
import { useText } from "../../lib/text.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { keys } from "../../platform/query-keys.ts";
import { useTask } from "../../platform/task.ts";
import { useWrite } from "../../platform/writes.ts";
import { UnsavedText } from "../../platform/writing/unsaved-text.tsx";
import { useTextEdit } from "../../platform/writing/use-text-edit.ts";
import { Button } from "../../ui/button.tsx";
import { PencilIcon, PlusIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DescriptionEditor } from "./description-editor.tsx";
import { useKanban } from "./kanban-context.tsx";
import { updateTask } from "./task-writes.ts";
import styles from "./task-description.module.css";

/** The task's description: Markdown to read, and to write. */
export function TaskDescription({ task }: { task: BoardTask }) {
  const text = useText();
  const { data, error, refetch, isRefetching } = useTask(task.id);
  if (error && !data && statusOf(error) !== 404)
    return (
      <Notice onRetry={() => void refetch()} retrying={isRefetching}>
        {text("tasks.panel.textFailed", { reason: messageOf(error) })}
      </Notice>
    );
  if (!data) return <Skeleton width={task.hasDescription ? "88%" : "30%"} />;
  return <LoadedDescription task={task} detail={data} />;
}

function LoadedDescription({ task, detail }: { task: BoardTask; detail: Task }) {
  const text = useText();
  const { editable } = useKanban();
  const client = useQueryClient();
  const write = useWrite(task.tabloId);
  const editing = useTextEdit<"description", Task>({
    name: `description:${task.id}`,
    thing: detail,
    fields: ["description"],
    schema: taskSchema,
    send: (changed, ifVersion) => write({ ...updateTask(task, changed, ifVersion), kept: true }),
    onSaved: (saved) => client.setQueryData(keys.task(task.id), saved),
  });

  if (editing.typed) return <DescriptionEditor editing={editing} typed={editing.typed.description} />;
  return (
    <section className={styles.description} aria-label={text("tasks.panel.description")}>
      {detail.description && <Markdown>{detail.description}</Markdown>}
      {editable && editing.unsaved && <UnsavedText onContinue={editing.start} onDiscard={editing.drop} />}
      {editable && !editing.unsaved && <EditButton isEmpty={detail.description === ""} onPress={editing.start} />}
    </section>
  );
}

function EditButton({ isEmpty, onPress }: { isEmpty: boolean; onPress: () => void }) {
  const text = useText();
  return (
    <span className={styles.edit}>
      <Button kind="quiet" size="s" icon={isEmpty ? PlusIcon : PencilIcon} onPress={onPress}>
        {isEmpty ? text("tasks.panel.addDescription") : text("tasks.panel.editDescription")}
      </Button>
    </span>
  );
}
