import type { BoardTask, Task } from "@xtablo/contract";
import { useState } from "react";
import { Markdown } from "../../lib/markdown/markdown.tsx";
import { useText } from "../../lib/text.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { useTask } from "../../platform/task.ts";
import { Button } from "../../ui/button.tsx";
import { PencilIcon, PlusIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useDescriptionDraft, type DescriptionDraft } from "./description-draft.ts";
import { DescriptionEditor } from "./description-editor.tsx";
import { useKanban } from "./kanban-context.tsx";
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
  const [kept, keep] = useDescriptionDraft(task.id);
  const [draft, setDraft] = useState<DescriptionDraft | null>(null);

  function start(): void {
    setDraft(kept ?? { text: detail.description, base: detail.description, version: detail.version });
  }
  /** What was not changed is not worth keeping. */
  function type(next: DescriptionDraft | null): void {
    setDraft(next);
    keep(next && next.text !== next.base ? next : null);
  }

  if (draft) return <DescriptionEditor task={task} draft={draft} onDraft={type} onClose={() => setDraft(null)} />;
  return (
    <section className={styles.description} aria-label={text("tasks.panel.description")}>
      {detail.description && <Markdown>{detail.description}</Markdown>}
      {kept && editable ? (
        <Unsaved onContinue={start} onDiscard={() => keep(null)} />
      ) : (
        editable && <EditButton isEmpty={detail.description === ""} onPress={start} />
      )}
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

function Unsaved({ onContinue, onDiscard }: { onContinue: () => void; onDiscard: () => void }) {
  const text = useText();
  return (
    <div className={styles.unsaved}>
      <p>{text("tasks.panel.draftKept")}</p>
      <Button size="s" kind="quiet" onPress={onDiscard}>
        {text("tasks.panel.discard")}
      </Button>
      <Button size="s" onPress={onContinue}>
        {text("tasks.panel.continue")}
      </Button>
    </div>
  );
}
