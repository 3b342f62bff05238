import type { BoardTask, TaskStatus } from "@xtablo/contract";
import type { ShortcutName } from "../../lib/shortcut-table.ts";
import { columnBeside, type Columns } from "./columns.ts";

/** So many columns to the end and so many places down; infinite to an end of the column. */
export interface Step {
  column: -1 | 0 | 1;
  rows: number;
}

/** The step that keys mean, if they are for walking; `page` is how many tasks a column shows at once. */
export function stepOf(name: ShortcutName | undefined, page: number): Step | undefined {
  switch (name) {
    case "up":
      return { column: 0, rows: -1 };
    case "down":
      return { column: 0, rows: 1 };
    case "left":
      return { column: -1, rows: 0 };
    case "right":
      return { column: 1, rows: 0 };
    case "pageUp":
      return { column: 0, rows: -page };
    case "pageDown":
      return { column: 0, rows: page };
    case "first":
      return { column: 0, rows: -Infinity };
    case "last":
      return { column: 0, rows: Infinity };
    default:
      return undefined;
  }
}

/** The task that a step leads to; an empty column is passed over. */
export function taskAfter(columns: Columns, task: BoardTask, { column, rows }: Step): BoardTask | undefined {
  const index = columns[task.status].findIndex(({ id }) => id === task.id);
  if (column === 0) return columns[task.status][within(columns[task.status].length, index + rows)];
  for (let status: TaskStatus | undefined = columnBeside(task.status, column); status;) {
    const next = columns[status][within(columns[status].length, index)];
    if (next) return next;
    status = columnBeside(status, column);
  }
  return undefined;
}

const cardAndGapPx = 92;

/** How many tasks a column shows at once, less one that stays in sight. */
export function pageOf(kanban: Element, status: TaskStatus): number {
  const list = kanban.querySelector(`[data-list="${status}"]`);
  return Math.max(1, Math.floor((list?.clientHeight ?? 0) / cardAndGapPx) - 1);
}

function within(count: number, index: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
