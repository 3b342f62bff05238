import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import type { KeyboardEvent } from "react";
import type { ShortcutName } from "../../lib/shortcut-table.ts";
import { useShortcuts } from "../../lib/shortcuts.tsx";
import { text } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { carry } from "./carry-task.ts";
import { useDrag } from "./drag-context.tsx";
import { goToTask, taskIdAt } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { useTaskOpeners } from "./task-openers.tsx";
import { pageOf, stepOf, taskAfter } from "./walk-tasks.ts";

/** The keys of the kanban: arrows go from task to task; Space lifts one, and then the arrows move it; letters act on it. */
export function useKanbanKeys(): (event: KeyboardEvent) => void {
  const drag = useDrag();
  const { columns, editable, remove } = useKanban();
  const shortcuts = useShortcuts();
  const openers = useTaskOpeners();
  const navigate = useNavigate();

  return (event) => {
    const task = taskOf(event.target);
    if (!task) return;
    const name = shortcuts.find(event.nativeEvent, ["kanban", "task"]);
    const page = pageOf(event.currentTarget, task.status);
    const isCarried = drag.lifted?.by === "keyboard";
    const isHandled = isCarried ? carry({ event, name, page, drag, columns }) : name && act(name, task, page);
    if (isHandled) event.preventDefault();
  };

  /** Goes to another task, lifts this one, or does something with it. */
  function act(name: ShortcutName, task: BoardTask, page: number): boolean {
    const step = stepOf(name, page);
    if (step) {
      const next = taskAfter(columns, task, step);
      if (next) goToTask(next.id);
      return true;
    }
    return editable && change(name, task);
  }

  function change(name: ShortcutName, task: BoardTask): boolean {
    switch (name) {
      case "lift":
        announce(text("tasks.drag.lifted", { title: task.title }), "assertive");
        drag.lift(task, "keyboard", { status: task.status, index: columns[task.status].indexOf(task) });
        return true;
      case "delete":
        remove(task);
        return true;
      case "rename":
        void navigate({
          to: "/tablos/$tabloId/tasks/$taskId",
          params: { tabloId: task.tabloId, taskId: task.id },
          search: true,
        });
        openers.open(task.id, name);
        return true;
      case "menu":
      case "move":
      case "taskStatus":
      case "assignee":
      case "priority":
      case "due":
        openers.open(task.id, name);
        return true;
      default:
        return false;
    }
  }

  /** The task whose link has the focus; its buttons have keys of their own. */
  function taskOf(target: EventTarget): BoardTask | undefined {
    if (!(target instanceof HTMLAnchorElement)) return undefined;
    const taskId = taskIdAt(target);
    return Object.values(columns)
      .flat()
      .find(({ id }) => id === taskId);
  }
}
