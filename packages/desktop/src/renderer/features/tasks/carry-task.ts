import type { BoardTask } from "@xtablo/contract";
import type { KeyboardEvent } from "react";
import type { ShortcutName } from "../../lib/shortcut-table.ts";
import { text } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { columnBeside, type Columns } from "./columns.ts";
import type { Drag, DropPlace } from "./drag-context.tsx";
import { stepOf, type Step } from "./walk-tasks.ts";

interface Carrying {
  event: Pick<KeyboardEvent, "key">;
  /** The shortcut that the keys are. */
  name: ShortcutName | undefined;
  page: number;
  drag: Drag;
  columns: Columns;
}

/** Moves a lifted task by keys, drops it or puts it back; says whether the key did any of it. */
export function carry({ event, name, page, drag, columns }: Carrying): boolean {
  const { lifted } = drag;
  if (!lifted?.over) return false;
  if (event.key === "Tab") {
    drag.drop("cancel");
    return false;
  }
  if (name === "close") {
    announce(text("tasks.drag.cancelled", { title: lifted.task.title }));
    drag.drop("cancel");
    return true;
  }
  if (name === "open" || name === "lift") {
    drag.drop();
    return true;
  }
  const step = stepOf(name, page);
  const over = step && placeAfter(columns, lifted.task, lifted.over, step);
  if (over) drag.moveOver(over);
  return name !== undefined; // what acts on a task waits until it is put down
}

/** The next place in a direction. In the task's own column the places right above and below it are one. */
function placeAfter(columns: Columns, task: BoardTask, over: DropPlace, { column, rows }: Step): DropPlace | undefined {
  if (column !== 0) {
    const status = columnBeside(over.status, column);
    return status && { status, index: Math.min(over.index, columns[status].length) };
  }
  const own = columns[over.status].findIndex(({ id }) => id === task.id);
  const skips = own >= 0 && ((rows > 0 && over.index === own) || (rows < 0 && over.index === own + 1));
  const index = over.index + rows + (skips ? Math.sign(rows) : 0);
  return { status: over.status, index: Math.max(0, Math.min(columns[over.status].length, index)) };
}
