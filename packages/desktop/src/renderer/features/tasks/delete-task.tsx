import type { BoardTask } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useKanban } from "./kanban-context.tsx";
import styles from "./task-card.module.css";

interface DeleteTaskProps {
  task: BoardTask;
  onCancel: () => void;
  /** Called at once, before the server has answered. */
  onDelete?: () => void;
}

/** A column may end right below the card. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** Asks, in place, before a task goes to the Trash. */
export function DeleteTask({ task, onCancel, onDelete }: DeleteTaskProps) {
  const text = useText();
  const { remove } = useKanban();

  function confirm(): void {
    onDelete?.();
    remove(task);
  }

  return (
    <div ref={showWhole} className={styles.confirm}>
      <Confirm
        question={text("tasks.deleteQuestion", { title: task.title })}
        action={text("tasks.deleteAction")}
        onConfirm={confirm}
        onCancel={onCancel}
      />
    </div>
  );
}
