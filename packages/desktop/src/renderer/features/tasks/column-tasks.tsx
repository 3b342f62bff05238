import { useVirtualizer, defaultRangeExtractor } from "@tanstack/react-virtual";
import type { BoardTask, TaskStatus } from "@xtablo/contract";
import { useCallback, useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import { etapeOf, memberOf, useBoardView } from "../../platform/board-view.tsx";
import { useDrag } from "./drag-context.tsx";
import { isFiltering } from "./filters.ts";
import { onTaskWanted } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { TaskCard } from "./task-card.tsx";
import styles from "./column.module.css";

interface ColumnTasksProps {
  status: TaskStatus;
  /** What scrolls; null until it is drawn. */
  list: HTMLElement | null;
  selectedId: string | undefined;
  /** The task that had the focus last: Tab comes back to it, and to no other of the column. */
  currentId: string | undefined;
}

/** Columns of more tasks than this draw those in sight alone. */
const drawnAtOnce = 40;
const cardPx = 84;
const gapPx = 8;

/** The tasks of a column. */
export function ColumnTasks({ status, list, selectedId, currentId }: ColumnTasksProps) {
  const { columns } = useKanban();
  const { lifted } = useDrag();
  const tasks = columns[status];
  if (tasks.length === 0 && lifted?.over?.status === status) return <div className={styles.emptyDrop} />;
  if (tasks.length === 0) return <NoTasks />;
  const reachable = tasks.find(({ id }) => id === currentId) ?? tasks[0];
  const shared = { selectedId, currentId: reachable?.id };
  if (tasks.length > drawnAtOnce) return <TasksInSight status={status} list={list} {...shared} />;
  return tasks.map((task, index) => <TaskOnBoard key={task.id} task={task} index={index} {...shared} />);
}

function NoTasks() {
  const text = useText();
  const { filters } = useKanban();
  if (!isFiltering(filters)) return null;
  return <p className={styles.empty}>{text("tasks.noMatch")}</p>;
}

/** Draws the tasks in sight, the lifted one, whose drag would end with it, and the one that has the focus or had it last. */
function TasksInSight({ status, list, selectedId, currentId }: ColumnTasksProps) {
  const { columns } = useKanban();
  const { lifted } = useDrag();
  const tasks = columns[status];
  const indexOf = (taskId: string | undefined) => tasks.findIndex(({ id }) => id === taskId);
  const kept = [indexOf(lifted?.task.id), indexOf(currentId)];
  // Another function would have the places of all tasks reckoned anew, in each frame of a scroll.
  const getItemKey = useCallback((index: number) => tasks[index]?.id ?? index, [tasks]);
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => list,
    estimateSize: () => cardPx,
    gap: gapPx,
    overscan: 3,
    getItemKey,
    rangeExtractor: (range) => withIndexes(defaultRangeExtractor(range), kept),
  });
  const carried = lifted?.by === "keyboard" && lifted.over?.status === status ? lifted.over.index : -1;
  useEffect(() => {
    if (carried >= 0) virtual.scrollToIndex(Math.min(carried, tasks.length - 1));
  }, [carried, tasks.length, virtual]);
  const showWanted = useEffectEvent((taskId: string) => {
    const index = indexOf(taskId);
    if (index >= 0) virtual.scrollToIndex(index);
  });
  useEffect(() => onTaskWanted((taskId) => showWanted(taskId)), []);

  return (
    <div className={styles.whole} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const task = tasks[index];
        if (!task) return null;
        return (
          <TaskOnBoard
            key={key}
            task={task}
            index={index}
            selectedId={selectedId}
            currentId={currentId}
            start={start}
            measure={virtual.measureElement}
          />
        );
      })}
    </div>
  );
}

interface TaskOnBoardProps {
  task: BoardTask;
  index: number;
  selectedId: string | undefined;
  currentId: string | undefined;
  /** Pixels from the top of the list, where tasks are placed one by one. */
  start?: number;
  measure?: (element: HTMLElement | null) => void;
}

/** A task at its place: what is dragged, and what shows where something would be dropped. */
function TaskOnBoard({ task, index, selectedId, currentId, start, measure }: TaskOnBoardProps): ReactNode {
  const text = useText();
  const board = useBoardView();
  const { editable, columns } = useKanban();
  const { lifted, dragging } = useDrag();
  const slot = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const card = slot.current?.firstElementChild;
    return editable && card instanceof HTMLElement ? dragging?.armTask(card, task) : undefined;
  }, [dragging, editable, task]);

  const over = lifted?.over?.status === task.status ? lifted.over.index : -1;
  const isLast = index === columns[task.status].length - 1;
  const below = isLast && over === index + 1 ? "below" : undefined;
  const member = memberOf(board, task.assigneeId);
  return (
    <div
      ref={(element) => {
        slot.current = element;
        measure?.(element);
      }}
      className={styles.slot}
      data-index={index}
      data-drop={over === index ? "above" : below}
      data-origin={lifted?.task.id === task.id || undefined}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
    >
      <TaskCard
        task={task}
        etape={etapeOf(board, task.etapeId)}
        assignee={task.assigneeId === null ? null : (member?.name ?? text("tasks.formerMember"))}
        selected={task.id === selectedId}
        reachable={task.id === currentId}
        editable={editable}
      />
    </div>
  );
}

function withIndexes(drawn: number[], kept: readonly number[]): number[] {
  const missing = kept.filter((index) => index >= 0 && !drawn.includes(index));
  return missing.length === 0 ? drawn : [...new Set([...drawn, ...missing])].toSorted((a, b) => a - b);
}
