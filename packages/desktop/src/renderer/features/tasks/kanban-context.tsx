import type { BoardTask, TaskStatus } from "@xtablo/contract";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import { canEdit, etapeOf, useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { tellDeleted } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { announce } from "../../ui/announce.ts";
import { columnsOf, placeAt, type Columns } from "./columns.ts";
import { matcherOf, type TaskFilters } from "./filters.ts";
import { deleteTask, moveTask, restoreTask, updateTask, type TaskFields } from "./task-writes.ts";

/** What the parts of the kanban share. */
export interface Kanban {
  filters: TaskFilters;
  columns: Columns;
  editable: boolean;
  /** Puts a task at `index` of a column as it is shown, and says so. */
  place: (task: BoardTask, status: TaskStatus, index: number) => void;
  /** Puts a task into an etape, or into none. */
  putInEtape: (task: BoardTask, etapeId: string | null) => void;
  change: (task: BoardTask, fields: TaskFields) => void;
  /** Moves a task to the Trash, and says so with a way to undo it. */
  remove: (task: BoardTask) => void;
}

const KanbanContext = createContext<Kanban | null>(null);

/** Gives what is below it the tasks that the filters let through, and what can be done with them. */
export function KanbanProvider({ filters, children }: { filters: TaskFilters; children: ReactNode }) {
  const board = useBoardView();
  const actions = useActions();
  const columns = useMemo(() => columnsOf(board.tasks, matcherOf(filters)), [board.tasks, filters]);
  const text = useText();
  const kanban = useMemo(
    (): Kanban => ({
      ...actions,
      filters,
      columns,
      editable: canEdit(board.tablo.role),
      place(task, status, index) {
        const count = columns[status].length + (task.status === status ? 0 : 1);
        const said = { title: task.title, status: text(`tasks.status.${status}`), position: index + 1, count };
        announce(text("tasks.moved", said));
        actions.move(task, placeAt(columns, task, status, index));
      },
      putInEtape(task, etapeId) {
        const etape = etapeOf(board, etapeId)?.title ?? text("tasks.menu.noEtape");
        announce(text("tasks.movedEtape", { title: task.title, etape }));
        actions.change(task, { etapeId });
      },
    }),
    [actions, board, columns, filters, text],
  );
  return <KanbanContext value={kanban}>{children}</KanbanContext>;
}

/** What the parts of the kanban share. Throws outside of a `KanbanProvider`. */
export function useKanban(): Kanban {
  const kanban = useContext(KanbanContext);
  if (!kanban) throw new Error("useKanban needs a KanbanProvider above it.");
  return kanban;
}

function useActions() {
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  return useMemo(
    () => ({
      move: (task: BoardTask, place: Parameters<typeof moveTask>[1]) =>
        void write(moveTask(task, place)).catch(tellRefusal),
      change: (task: BoardTask, fields: TaskFields) => void write(updateTask(task, fields)).catch(tellRefusal),
      remove: (task: BoardTask) =>
        void write(deleteTask(task)).then(() => tellDeleted(task.title, () => write(restoreTask(task))), tellRefusal),
    }),
    [write],
  );
}
