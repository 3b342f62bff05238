import { boardTask, etape, tablo, type Board, type BoardTask, type Change, type Etape } from "@xtablo/contract";
import * as z from "zod";

/**
 * The board after a change: a new one, or the same when the change is not the next of the log.
 * Pure; whoever calls it has made sure that nothing is missing in between.
 */
export function applyChange(board: Board, change: Change): Board {
  if (change.tabloId !== board.tablo.id || change.version !== board.version + 1) return board;
  const next = effectOf(board, change);
  // A member's new name is no activity of the tablo: the server does not count it either.
  const lastActivityAt = change.kind === "member.updated" ? board.tablo.lastActivityAt : change.at;
  return {
    ...next,
    version: change.version,
    tablo: { ...next.tablo, progress: progressOf(next.tasks), lastActivityAt },
  };
}

/** Done and all tasks. */
export function progressOf(tasks: readonly BoardTask[]): { done: number; total: number } {
  return { done: tasks.filter(({ status }) => status === "done").length, total: tasks.length };
}

/** Sorts by column order, as the server does: by position, compared by code units, then by id. */
export function inOrder<T extends { id: string; position: string }>(things: readonly T[]): T[] {
  return things.toSorted((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
}

function effectOf(board: Board, change: Change): Board {
  switch (change.kind) {
    case "tablo.created":
    case "tablo.deleted":
    case "file.created":
    case "file.deleted":
    case "file.restored":
      return board;
    case "tablo.updated":
    case "tablo.restored":
      return { ...board, tablo: { ...board.tablo, ...tabloFields.parse(change.data) } };
    case "task.created":
    case "task.restored":
      return { ...board, tasks: withTask(board.tasks, change) };
    case "task.updated":
    case "task.moved":
      return { ...board, tasks: inOrder(patched(board.tasks, change.subjectId, taskFieldsOf(change.data))) };
    case "task.deleted":
      return { ...board, tasks: without(board.tasks, change.subjectId) };
    case "etape.created":
      return withEtape(board, change);
    case "etape.updated":
    case "etape.moved":
      return { ...board, etapes: inOrder(patched(board.etapes, change.subjectId, etapeFields.parse(change.data))) };
    case "etape.deleted":
      return withoutEtape(board, change.subjectId);
    case "etape.restored":
      return withEtapeAgain(board, change);
    case "column.reordered":
      return reordered(board, change);
    case "member.updated":
      return { ...board, members: withName(board.members, change) };
  }
}

// What a change says of a thing, unknown fields (a newer server's) left aside.
const tabloFields = z.object(tablo.omit({ progress: true, role: true }).shape).partial();
const taskFields = z.object(boardTask.shape).partial().extend({ description: z.string().optional() });
const etapeFields = z.object(etape.shape).partial();
const ownTasks = z.object({ taskIds: z.array(z.string()) });
const renaming = z.object({ name: z.string() });
const omitted = z.object({ omitted: z.array(z.string()).optional() });
const reorder = z.object({ status: z.string().nullable().optional(), positions: z.record(z.string(), z.string()) });

/** The names of the texts that were too long for the log and must be asked for. */
export function omittedTexts(change: Change): readonly string[] {
  return omitted.safeParse(change.data).data?.omitted ?? [];
}

function taskFieldsOf(data: Change["data"]): Partial<BoardTask> {
  const { description, ...fields } = taskFields.parse(data);
  if (omitted.parse(data).omitted?.includes("description")) return { ...fields, hasDescription: true };
  return description === undefined ? fields : { ...fields, hasDescription: description !== "" };
}

function withTask(tasks: readonly BoardTask[], change: Change): BoardTask[] {
  const task = boardTask.parse({
    hasDescription: false,
    ...taskFieldsOf(change.data),
    id: change.subjectId,
    tabloId: change.tabloId,
  });
  return inOrder([...without(tasks, task.id), task]);
}

function etapeOf(change: Change): Etape {
  return z.object(etape.shape).parse({ ...change.data, id: change.subjectId, tabloId: change.tabloId });
}

function withEtape(board: Board, change: Change): Board {
  return { ...board, etapes: inOrder([...without(board.etapes, change.subjectId), etapeOf(change)]) };
}

/** The change says which tasks belong to it again. */
function withEtapeAgain(board: Board, change: Change): Board {
  const { taskIds } = ownTasks.parse(change.data);
  const mine = (task: BoardTask) => (taskIds.includes(task.id) ? { ...task, etapeId: change.subjectId } : task);
  return { ...withEtape(board, change), tasks: board.tasks.map(mine) };
}

function withoutEtape(board: Board, etapeId: string): Board {
  return {
    ...board,
    etapes: without(board.etapes, etapeId),
    tasks: board.tasks.map((task) => (task.etapeId === etapeId ? { ...task, etapeId: null } : task)),
  };
}

function reordered(board: Board, change: Change): Board {
  const { status, positions } = reorder.parse(change.data);
  const place = <T extends { id: string; position: string }>(things: readonly T[]) =>
    inOrder(things.map((thing) => ({ ...thing, position: positions[thing.id] ?? thing.position })));
  return status ? { ...board, tasks: place(board.tasks) } : { ...board, etapes: place(board.etapes) };
}

function withName(members: Board["members"], change: Change): Board["members"] {
  const { name } = renaming.parse(change.data);
  return members.map((member) => (member.userId === change.subjectId ? { ...member, name } : member));
}

function patched<T extends { id: string }>(things: readonly T[], id: string, fields: Partial<T>): T[] {
  return things.map((thing) => (thing.id === id ? { ...thing, ...fields, id } : thing));
}

function without<T extends { id: string }>(things: readonly T[], id: string): T[] {
  return things.filter((thing) => thing.id !== id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
