import type { BoardTask } from "@xtablo/contract";
import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { EllipsisIcon } from "../../ui/icons.ts";
import styles from "./task-card.module.css";

/** Loads what the menu of a task shows ahead of its opening. */
export function loadTaskMenu() {
  return patiently(() => import("./open-task-menu.tsx"));
}

const OpenTaskMenu = lazy(async () => ({ default: (await loadTaskMenu()).OpenTaskMenu }));

interface TaskMenuProps {
  task: BoardTask;
  onDelete: () => void;
}

/**
 * What can be done with a task. Until it is opened it is a bare button: a kanban has hundreds of them, and a menu
 * that nobody opened would cost each of them.
 */
export function TaskMenu({ task, onDelete }: TaskMenuProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const name = text("tasks.menu.more", { title: task.title });
  const button = (
    <button
      type="button"
      className={styles.more}
      aria-label={name}
      aria-haspopup="menu"
      data-menu-of={task.id}
      onClick={() => setOpen(true)}
    >
      <Icon of={EllipsisIcon} />
    </button>
  );
  if (!open) return button;
  return (
    <Suspense fallback={button}>
      <span className={styles.more} data-open>
        <OpenTaskMenu task={task} name={name} onDelete={onDelete} onClose={() => setOpen(false)} />
      </span>
    </Suspense>
  );
}
