import { taskStatuses, type BoardTask, type TaskStatus } from "@xtablo/contract";
import type { TaskPlace } from "./task-writes.ts";

/** The tasks shown in each column, in order. */
export type Columns = Record<TaskStatus, BoardTask[]>;

/** Sorts tasks, which come in column order, into the columns; only those that `isShown`. */
export function columnsOf(tasks: readonly BoardTask[], isShown: (task: BoardTask) => boolean): Columns {
  const columns: Columns = { todo: [], in_progress: [], in_review: [], done: [] };
  for (const task of tasks) if (isShown(task)) columns[task.status].push(task);
  return columns;
}

/** The place at `index` of a column as it is shown, the moved task left aside. */
export function placeAt(columns: Columns, task: BoardTask, status: TaskStatus, index: number): TaskPlace {
  const others = columns[status].filter(({ id }) => id !== task.id);
  const before = others[index]?.id;
  if (before) return { status, before };
  const after = others.at(-1)?.id;
  return after ? { status, after } : { status };
}

/** Where a task stands in its column as it is shown. */
export function indexOf(columns: Columns, task: BoardTask): number {
  return columns[task.status].findIndex(({ id }) => id === task.id);
}

/** The task that comes before or after another, over all columns. */
export function neighbourOf(columns: Columns, taskId: string, step: -1 | 1): BoardTask | undefined {
  const all = taskStatuses.flatMap((status) => columns[status]);
  const index = all.findIndex(({ id }) => id === taskId);
  return index < 0 ? undefined : all[index + step];
}

/** The columns' order, for the arrow keys. */
export function columnBeside(status: TaskStatus, step: -1 | 1): TaskStatus | undefined {
  return taskStatuses[taskStatuses.indexOf(status) + step];
}
