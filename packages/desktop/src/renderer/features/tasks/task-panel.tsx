import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { formatAgo } from "../../lib/format.ts";
import { useShortcut } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { serverId } from "../../platform/awaited-ids.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SquareKanbanIcon } from "../../ui/icons.ts";
import { neighbourOf } from "./columns.ts";
import { DeleteTask } from "./delete-task.tsx";
import { focusTask } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { PanelBar } from "./panel-bar.tsx";
import { TaskDescription } from "./task-description.tsx";
import { useTaskOpeners, type TaskPart } from "./task-openers.tsx";
import { TaskProperties } from "./task-properties.tsx";
import { TaskTitle } from "./task-title.tsx";
import styles from "./task-panel.module.css";

/** Everything of a task, at its own address, beside the kanban. Escape closes it and goes back to the task's card. */
export function TaskPanel({ taskId }: { taskId: string }) {
  const text = useText();
  const board = useBoardView();
  const navigate = useNavigate();
  const panel = useRef<HTMLElement>(null);
  const task = board.tasks.find(({ id }) => id === taskId || id === serverId(taskId));
  const tabloId = board.tablo.id;
  useServersAddress(task, taskId);

  const { columns } = useKanban();

  /** A task that is not on the kanban any more leaves the focus to its neighbour. */
  function close(gone?: "deleted"): void {
    const neighbour = neighbourOf(columns, taskId, 1) ?? neighbourOf(columns, taskId, -1);
    void navigate({ to: "/tablos/$tabloId/tasks", params: { tabloId }, search: true });
    focusTask(gone && neighbour ? neighbour.id : taskId);
  }

  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener("keydown", closeOnEscape);
    return () => window.removeEventListener("keydown", closeOnEscape);
  }, []);
  usePropertyShortcuts(panel);

  return (
    <aside ref={panel} className={styles.panel} aria-label={text("tasks.panel.label")} tabIndex={-1}>
      {task ? <OpenTask key={task.id} task={task} onClose={close} /> : <Gone onClose={() => close()} />}
    </aside>
  );
}

/** A task that was opened before the server had it gets its own address as soon as that is known. */
function useServersAddress(task: BoardTask | undefined, taskId: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!task || task.id === taskId) return;
    const params = { tabloId: task.tabloId, taskId: task.id };
    void navigate({ to: "/tablos/$tabloId/tasks/$taskId", params, search: true, replace: true });
  }, [navigate, task, taskId]);
}

/** Keys press the property of their name, where it can be changed. */
function usePropertyShortcuts(panel: RefObject<HTMLElement | null>): void {
  const { editable } = useKanban();
  const press = (part: TaskPart): void =>
    panel.current?.querySelector<HTMLElement>(`[data-part="${part}"] button`)?.click();
  useShortcut("taskStatus", () => press("taskStatus"), editable);
  useShortcut("assignee", () => press("assignee"), editable);
  useShortcut("priority", () => press("priority"), editable);
  useShortcut("due", () => press("due"), editable);
}

interface OpenTaskProps {
  task: BoardTask;
  onClose: (gone?: "deleted") => void;
}

function OpenTask({ task, onClose }: OpenTaskProps) {
  const text = useText();
  const { editable } = useKanban();
  const openers = useTaskOpeners();
  const [deleting, setDeleting] = useState(false);
  useShortcut("rename", () => openers.open(task.id, "rename"), editable);
  useShortcut("delete", () => setDeleting(true), editable);
  return (
    <>
      <PanelBar task={task} onClose={() => onClose()} onDelete={() => setDeleting(true)} />
      <div className={styles.body}>
        {deleting && <DeleteTask task={task} onCancel={() => setDeleting(false)} onDelete={() => onClose("deleted")} />}
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
