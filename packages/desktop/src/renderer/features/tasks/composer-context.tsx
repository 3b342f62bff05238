import { api, type TaskStatus } from "@xtablo/contract";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { giveBackDraft } from "../../lib/draft.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useSending } from "../../platform/sending.ts";
import { useWrite } from "../../platform/writes.ts";
import { createTask, type NewTask } from "./task-writes.ts";

/** The column in which one is adding tasks, if any. */
export interface Composer {
  status: TaskStatus | null;
  open: (status: TaskStatus) => void;
  close: () => void;
}

const ComposerContext = createContext<Composer | null>(null);
const AddContext = createContext<((task: NewTask) => void) | null>(null);

/** Keeps which column one adds to; one at a time. A task whose answer never came is sent again with the page. */
export function ComposerProvider({ children }: { children: ReactNode }) {
  const board = useBoardView();
  const write = useWrite(board.tablo.id);
  const [status, setStatus] = useState<TaskStatus | null>(null);
  const composer = useMemo(() => ({ status, open: setStatus, close: () => setStatus(null) }), [status]);
  const add = useSending({
    name: `task:${board.tablo.id}`,
    schema: api.tasks.create.body,
    send: (task, key) => write(createTask(board, task, key)),
    giveBack: (task) => giveBackDraft(newTaskDraft(board.tablo.id, task.status ?? "todo"), task.title),
  });
  return (
    <ComposerContext value={composer}>
      <AddContext value={add}>{children}</AddContext>
    </ComposerContext>
  );
}

/** The column in which one is adding tasks. Throws outside of a `ComposerProvider`. */
export function useComposer(): Composer {
  const composer = useContext(ComposerContext);
  if (!composer) throw new Error("useComposer needs a ComposerProvider above it.");
  return composer;
}

/** What adds a task; a refused one comes back to where it was typed. Throws outside of a `ComposerProvider`. */
export function useAddTask(): (task: NewTask) => void {
  const add = useContext(AddContext);
  if (!add) throw new Error("useAddTask needs a ComposerProvider above it.");
  return add;
}

/** The name of the title being typed for the next task of a column. */
export function newTaskDraft(tabloId: string, status: TaskStatus): string {
  return `task:${tabloId}:${status}`;
}
