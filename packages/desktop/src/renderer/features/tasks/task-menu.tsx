import type { BoardTask } from "@xtablo/contract";
import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { EllipsisIcon } from "../../ui/icons.ts";
import { useTaskOpener, type TaskPart } from "./task-openers.tsx";
import styles from "./task-card.module.css";

/** Loads what the menu of a task shows ahead of its opening. */
export function loadTaskMenu() {
  return patiently(() => import("./open-task-menu.tsx"));
}

const OpenTaskMenu = lazy(async () => ({ default: (await loadTaskMenu()).OpenTaskMenu }));

interface TaskMenuProps {
  task: BoardTask;
  /** Tab comes to it. */
  reachable: boolean;
  onDelete: () => void;
}

const menuParts = ["menu", "move", "taskStatus", "assignee", "priority", "due"] as const;

/**
 * What can be done with a task. Until it is opened it is a bare button: a kanban has hundreds of them, and a menu
 * that nobody opened would cost each of them.
 */
export function TaskMenu({ task, reachable, onDelete }: TaskMenuProps) {
  const text = useText();
  const [open, setOpen] = useState<TaskPart | null>(null);
  useTaskOpener(task.id, menuParts, setOpen);
  const name = text("tasks.menu.more", { title: task.title });
  const button = (
    <button
      type="button"
      className={styles.more}
      aria-label={name}
      aria-haspopup="menu"
      tabIndex={reachable ? undefined : -1}
      onClick={() => setOpen("menu")}
    >
      <Icon of={EllipsisIcon} />
    </button>
  );
  if (!open) return button;
  return (
    <Suspense fallback={button}>
      <span className={styles.more} data-open>
        <OpenTaskMenu task={task} part={open} name={name} onDelete={onDelete} onClose={() => setOpen(null)} />
      </span>
    </Suspense>
  );
}
