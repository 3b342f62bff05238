import type { BoardTask, TaskStatus } from "@xtablo/contract";
import type { KeyboardEvent } from "react";
import { text } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { columnBeside, type Columns } from "./columns.ts";
import { useDrag, type Drag, type DropPlace } from "./drag-context.tsx";
import { useKanban } from "./kanban-context.tsx";

const steps: Record<string, [column: -1 | 0 | 1, row: -1 | 0 | 1]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The keys of the kanban: arrows go from task to task; Space lifts one, and then the arrows move it. */
export function useKanbanKeys(): (event: KeyboardEvent) => void {
  const drag = useDrag();
  const { columns, editable } = useKanban();

  return (event) => {
    const task = taskOf(event.target, columns);
    if (!task || event.altKey || event.ctrlKey || event.metaKey) return;
    const handled = drag.lifted?.by === "keyboard" ? carry(event.key, drag, columns) : walk(event.key, task);
    if (handled) event.preventDefault();
  };

  /** Goes to another task, opens the menu of this one, or lifts it. */
  function walk(key: string, task: BoardTask): boolean {
    if (key === "m" && editable) return click(`[data-menu-of="${task.id}"]`);
    if (key === " " && editable) {
      announce(text("tasks.drag.lifted", { title: task.title }), "assertive");
      drag.lift(task, "keyboard", { status: task.status, index: columns[task.status].indexOf(task) });
      return true;
    }
    const step = steps[key];
    const next = step && taskAt(columns, task, step);
    if (next) focusTask(next.id);
    return step !== undefined;
  }
}

/**
 * Focuses a task once it is drawn, and again when it is drawn anew elsewhere right after: a moved task leaves its
 * column, and takes the focus with it. Stops as soon as something else has the focus.
 */
export function focusTask(taskId: string): void {
  let frames = 0;
  function tryOnce(): void {
    const link = document.querySelector<HTMLElement>(`[data-task="${taskId}"] a`);
    const isFree = frames === 0 || document.activeElement === document.body;
    if (link && isFree) link.focus();
    if (frames++ < followedFrames && (isFree || document.activeElement === link)) requestAnimationFrame(tryOnce);
  }
  requestAnimationFrame(tryOnce);
}

const followedFrames = 20;

function carry(key: string, drag: Drag, columns: Columns): boolean {
  const { lifted } = drag;
  if (!lifted?.over) return false;
  if (key === "Escape") {
    announce(text("tasks.drag.cancelled", { title: lifted.task.title }));
    drag.drop("cancel");
    return true;
  }
  if (key === "Enter" || key === " ") {
    drag.drop();
    return true;
  }
  if (key === "Tab") {
    drag.drop("cancel");
    return false;
  }
  const step = steps[key];
  const over = step && placeAfter(columns, lifted.task, lifted.over, step);
  if (over) drag.moveOver(over);
  return step !== undefined;
}

/** The next place in a direction. In the task's own column the places right above and below it are one. */
function placeAfter(
  columns: Columns,
  task: BoardTask,
  over: DropPlace,
  [column, row]: [-1 | 0 | 1, -1 | 0 | 1],
): DropPlace | undefined {
  if (column !== 0) {
    const status = columnBeside(over.status, column);
    return status && { status, index: Math.min(over.index, columns[status].length) };
  }
  const own = columns[over.status].findIndex(({ id }) => id === task.id);
  const skips = own >= 0 && ((row === 1 && over.index === own) || (row === -1 && over.index === own + 1));
  const index = over.index + row * (skips ? 2 : 1);
  return index < 0 || index > columns[over.status].length ? undefined : { status: over.status, index };
}

function taskAt(columns: Columns, task: BoardTask, [column, row]: [-1 | 0 | 1, -1 | 0 | 1]): BoardTask | undefined {
  const index = columns[task.status].findIndex(({ id }) => id === task.id);
  if (column === 0) return columns[task.status][index + row];
  for (let status: TaskStatus | undefined = columnBeside(task.status, column); status;) {
    const next = columns[status][Math.min(index, columns[status].length - 1)];
    if (next) return next;
    status = columnBeside(status, column);
  }
  return undefined;
}

function taskOf(target: EventTarget, columns: Columns): BoardTask | undefined {
  if (!(target instanceof HTMLAnchorElement)) return undefined;
  const taskId = target.closest<HTMLElement>("[data-task]")?.dataset["task"];
  return Object.values(columns)
    .flat()
    .find(({ id }) => id === taskId);
}

function click(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}
