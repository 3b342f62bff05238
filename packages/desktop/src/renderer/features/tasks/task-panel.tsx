import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { formatAgo } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SquareKanbanIcon } from "../../ui/icons.ts";
import { DeleteTask } from "./delete-task.tsx";
import { PanelBar } from "./panel-bar.tsx";
import { TaskDescription } from "./task-description.tsx";
import { TaskProperties } from "./task-properties.tsx";
import { TaskTitle } from "./task-title.tsx";
import { focusTask } from "./use-kanban-keys.ts";
import styles from "./task-panel.module.css";

/** Everything of a task, at its own address, beside the kanban. Escape closes it and goes back to the task's card. */
export function TaskPanel({ taskId }: { taskId: string }) {
  const text = useText();
  const board = useBoardView();
  const navigate = useNavigate();
  const panel = useRef<HTMLElement>(null);
  const task = board.tasks.find(({ id }) => id === taskId);
  const tabloId = board.tablo.id;

  const close = useCallback(() => {
    void navigate({ to: "/tablos/$tabloId/tasks", params: { tabloId }, search: true });
    focusTask(taskId);
  }, [navigate, tabloId, taskId]);

  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    window.addEventListener("keydown", closeOnEscape);
    return () => window.removeEventListener("keydown", closeOnEscape);
  }, [close]);

  return (
    <aside ref={panel} className={styles.panel} aria-label={text("tasks.panel.label")} tabIndex={-1}>
      {task ? <OpenTask key={task.id} task={task} onClose={close} /> : <Gone onClose={close} />}
    </aside>
  );
}

function OpenTask({ task, onClose }: { task: BoardTask; onClose: () => void }) {
  const text = useText();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <PanelBar task={task} onClose={onClose} onDelete={() => setDeleting(true)} />
      <div className={styles.body}>
        {deleting && <DeleteTask task={task} onCancel={() => setDeleting(false)} onDelete={onClose} />}
        <TaskTitle task={task} />
        <TaskProperties task={task} />
        <TaskDescription task={task} />
        <p className={styles.created}>
          <time dateTime={task.createdAt}>{text("tasks.panel.created", { ago: formatAgo(task.createdAt) })}</time>
        </p>
      </div>
    </>
  );
}

function Gone({ onClose }: { onClose: () => void }) {
  const text = useText();
  const back = <Button onPress={onClose}>{text("tasks.panel.back")}</Button>;
  return (
    <EmptyState icon={SquareKanbanIcon} title={text("tasks.panel.gone")} action={back}>
      {text("tasks.panel.goneHint")}
    </EmptyState>
  );
}
