import type { BoardTask } from "@xtablo/contract";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { columnBeside, type Columns } from "./columns.ts";
import { focusTask, taskIdAt } from "./focus-task.ts";

/** The task that has the focus, and where it stood when it was last seen. */
interface Focused {
  task: BoardTask;
  index: number;
}

/**
 * Keeps the focus on the kanban when the task that has it is moved, deleted or filtered away, by whomever: it follows
 * the task, or goes to the one that took its place.
 */
export function useKeptFocus(kanban: RefObject<HTMLElement | null>, columns: Columns): void {
  const focused = useRef<Focused | null>(null);
  const shown = useRef(columns);

  useLayoutEffect(() => {
    shown.current = columns;
    if (!focused.current) return;
    const { task, index } = focused.current;
    const now = placeOf(columns, task.id);
    if (now) focused.current = now;
    if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
    const next = now?.task ?? substituteFor(columns, task, index);
    if (next) focusTask(next.id);
    else kanban.current?.focus({ preventScroll: true });
  }, [columns, kanban]);

  useEffect(() => {
    const element = kanban.current;
    if (!element) return;
    const note = ({ target }: FocusEvent): void => {
      focused.current = placeOf(shown.current, taskIdAt(target)) ?? null;
    };
    // What loses the focus by being removed is gone in a moment; what is still there was left.
    const forget = ({ target }: FocusEvent): void =>
      queueMicrotask(() => {
        const isLeft = target instanceof Element && target.isConnected && document.activeElement !== target;
        if (isLeft && !element.contains(document.activeElement)) focused.current = null;
      });
    element.addEventListener("focusin", note);
    element.addEventListener("focusout", forget);
    return () => {
      element.removeEventListener("focusin", note);
      element.removeEventListener("focusout", forget);
    };
  }, [kanban]);
}

function placeOf(columns: Columns, taskId: string | undefined): Focused | undefined {
  for (const tasks of Object.values(columns)) {
    const index = tasks.findIndex(({ id }) => id === taskId);
    const task = tasks[index];
    if (task) return { task, index };
  }
  return undefined;
}

/** The task that now stands where another stood, or last in its column, or in the nearest column that has any. */
function substituteFor(columns: Columns, { status }: BoardTask, index: number): BoardTask | undefined {
  for (const step of [-1, 1] as const)
    for (let near: typeof status | undefined = status; near; near = columnBeside(near, step)) {
      const task = columns[near][Math.min(index, columns[near].length - 1)];
      if (task) return task;
    }
  return undefined;
}
