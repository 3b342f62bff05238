import type { TaskStatus } from "@xtablo/contract";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Count } from "../../ui/count.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PlusIcon } from "../../ui/icons.ts";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { AddTaskButton } from "./add-task-button.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import { ColumnTasks } from "./column-tasks.tsx";
import { useComposer } from "./composer-context.tsx";
import { useDrag } from "./drag-context.tsx";
import { isFiltering } from "./filters.ts";
import { taskIdAt } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { TaskComposer } from "./task-composer.tsx";
import styles from "./column.module.css";

interface ColumnProps {
  status: TaskStatus;
  selectedId: string | undefined;
}

/** One column of the kanban: its name and count, its tasks, and where one adds to it. */
export function Column({ status, selectedId }: ColumnProps) {
  const text = useText();
  const { columns, editable, filters } = useKanban();
  const { tasks } = useBoardView();
  const { lifted, dragging } = useDrag();
  const composer = useComposer();
  const column = useRef<HTMLElement>(null);
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const [currentId, setCurrentId] = useState<string>();
  const shown = columns[status];
  const name = text(`tasks.status.${status}`);
  const isTarget = lifted?.over?.status === status;
  const isOpen = composer.status === status;

  useEffect(
    () => (column.current && list ? dragging?.armColumn(column.current, list, status) : undefined),
    [dragging, list, status],
  );

  const label = isFiltering(filters)
    ? text("tasks.filteredColumn", {
        status: name,
        count: shown.length,
        total: tasks.filter((task) => task.status === status).length,
      })
    : text("tasks.column", { status: name, count: shown.length });

  return (
    <section ref={column} className={styles.column} aria-label={label} data-drop-target={isTarget || undefined}>
      <header className={styles.head}>
        <StatusIcon status={status} />
        <h2>{name}</h2>
        <Count value={shown.length} />
        {editable && (
          <span className={styles.actions}>
            <IconButton
              icon={PlusIcon}
              size="s"
              label={text("tasks.addTo", { status: name })}
              onPress={() => composer.open(status)}
            />
            <ColumnMenu status={status} name={name} />
          </span>
        )}
      </header>
      <div
        ref={setList}
        className={styles.list}
        data-list={status}
        onFocus={({ target }) => setCurrentId((before) => taskIdAt(target) ?? before)}
      >
        <ColumnTasks status={status} list={list} selectedId={selectedId} currentId={currentId} />
        {isOpen && <TaskComposer status={status} />}
      </div>
      {editable && !isOpen && <AddTaskButton status={status} />}
    </section>
  );
}
