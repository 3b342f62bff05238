import { taskStatuses, type BoardTask } from "@xtablo/contract";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../../lib/text.ts";
import { whenIdle } from "../../lib/when-idle.ts";
import { Column } from "./column.tsx";
import { DragProvider, useDrag, type DropPlace } from "./drag-context.tsx";
import { DragHint } from "./drag-hint.tsx";
import { focusTask } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { loadTaskPanel } from "./lazy-task-panel.tsx";
import { loadTaskMenu } from "./task-menu.tsx";
import { useKanbanKeys } from "./use-kanban-keys.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import styles from "./kanban.module.css";

/** The four columns. Tasks are moved by pointer, by keyboard and by menu. */
export function Kanban({ selectedId }: { selectedId: string | undefined }) {
  const { editable, columns, place } = useKanban();
  const [inUse, setInUse] = useState(false);

  /** What is needed to drag, move and open a task is loaded when that comes near. */
  function prepare(): void {
    if (inUse) return;
    setInUse(true);
    void loadTaskPanel();
    void loadTaskMenu();
  }

  // A finger that rests on a task lifts it, the first time too.
  const prepareTouch = useEffectEvent(prepare);
  useEffect(() => {
    if (matchMedia("(any-pointer: coarse)").matches) return whenIdle(() => prepareTouch());
  }, []);

  function onDrop(task: BoardTask, { status, index }: DropPlace): void {
    const from = columns[status].findIndex(({ id }) => id === task.id);
    if (from >= 0 && (index === from || index === from + 1)) return focusTask(task.id);
    place(task, status, from >= 0 && index > from ? index - 1 : index);
    focusTask(task.id);
  }

  return (
    <DragProvider enabled={editable && inUse} onDrop={onDrop}>
      <Columns selectedId={selectedId} onNear={prepare} />
      <DragHint />
    </DragProvider>
  );
}

interface ColumnsProps {
  selectedId: string | undefined;
  /** A pointer or the focus comes near. */
  onNear: () => void;
}

function Columns({ selectedId, onNear }: ColumnsProps) {
  const text = useText();
  const { dragging } = useDrag();
  const { columns } = useKanban();
  const kanban = useRef<HTMLElement>(null);
  const onKeyDown = useKanbanKeys();
  useKeptFocus(kanban, columns);

  useEffect(() => (kanban.current ? dragging?.armKanban(kanban.current) : undefined), [dragging]);

  return (
    // The keys act on the task that has the focus; the kanban itself takes none.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the links inside
    <section
      ref={kanban}
      className={styles.kanban}
      data-kanban
      tabIndex={-1}
      aria-label={text("tasks.kanban")}
      onKeyDown={onKeyDown}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      {taskStatuses.map((status) => (
        <Column key={status} status={status} selectedId={selectedId} />
      ))}
    </section>
  );
}
