import { api, type Args, type Board, type BoardTask, type Task } from "@xtablo/contract";
import { v7 as newId } from "uuid";
import { call } from "../../platform/api.ts";
import { awaitId, giveId, serverId } from "../../platform/awaited-ids.ts";
import { inOrder } from "../../platform/live/apply-change.ts";
import { positionAt, type Place } from "../../platform/order.ts";
import { restoreTrashed } from "../../platform/trash.ts";
import type { Write } from "../../platform/writes.ts";

/** What can be said of a task when it is made. */
export type NewTask = Args<typeof api.tasks.create>["body"];

/** The fields of a task that can be changed. */
export type TaskFields = NonNullable<Args<typeof api.tasks.update>["body"]>;

/** A place on the kanban; `etapeId` is left out when the etape stays as it is. */
export interface TaskPlace extends Place {
  status: BoardTask["status"];
  etapeId?: string | null;
}

/** Adds a task, last in its column. Sent again under the same key when the answer got lost, so it is made once. */
export function createTask(board: Board, fields: NewTask, key: string = newId()): Write<Task> {
  const known = new Set(board.tasks.map(({ id }) => id));
  const task = { ...draftOf(board, fields), id: key };
  awaitId(key);
  return {
    repeatable: true,
    kept: true,
    subjectOf: ({ id }) => id,
    async send() {
      const params = { tabloId: board.tablo.id };
      const made = await call(api.tasks.create, { params, body: fields }, { idempotencyKey: key });
      giveId(key, made.id);
      return made;
    },
    show(current) {
      const arrived = current.tasks.some(
        ({ id, title, status }) => !known.has(id) && title === task.title && status === task.status,
      );
      if (arrived) return current;
      const position = positionAt(columnOf(current.tasks, task.status), {});
      return { ...current, tasks: inOrder([...current.tasks, { ...task, position }]) };
    },
  };
}

/** Changes fields of a task; with `ifVersion` only when nobody else has meanwhile. */
export function updateTask(task: BoardTask, fields: TaskFields, ifVersion?: number): Write<Task> {
  const { description, ...shown } = fields;
  return {
    repeatable: ifVersion === undefined,
    subjectOf: ({ id }) => id,
    send: () => call(api.tasks.update, { params: { taskId: serverId(task.id) }, body: fields }, { ifVersion }),
    show: (board) =>
      withTask(board, task.id, (current) => ({
        ...current,
        ...shown,
        position: movesColumn(current, fields) ? lastIn(board, fields.status ?? current.status) : current.position,
        hasDescription: description === undefined ? current.hasDescription : description !== "",
      })),
  };
}

/** Puts a task elsewhere on the kanban. */
export function moveTask(task: BoardTask, place: TaskPlace): Write<Task> {
  return {
    repeatable: true,
    subjectOf: ({ id }) => id,
    send: () => call(api.tasks.move, { params: { taskId: serverId(task.id) }, body: toServer(place) }),
    show: (board) =>
      withTask(board, task.id, (current) => ({
        ...current,
        status: place.status,
        etapeId: place.etapeId === undefined ? current.etapeId : place.etapeId,
        position: positionAt(
          columnOf(board.tasks, place.status).filter(({ id }) => !isSame(id, task.id)),
          place,
        ),
      })),
  };
}

/** Moves a task to the Trash. */
export function deleteTask(task: BoardTask): Write<null> {
  return {
    repeatable: false,
    subjectOf: () => serverId(task.id),
    send: () => call(api.tasks.remove, { params: { taskId: serverId(task.id) } }),
    show: (board) => ({ ...board, tasks: board.tasks.filter(({ id }) => !isSame(id, task.id)) }),
  };
}

/** Brings a task back from the Trash, last in its column. */
export function restoreTask(task: BoardTask): Write<{ id: string }> {
  return {
    ...restoreTrashed({ kind: "task", id: serverId(task.id) }),
    show(board) {
      if (board.tasks.some(({ id }) => isSame(id, task.id))) return board;
      const etapeId = board.etapes.some(({ id }) => id === task.etapeId) ? task.etapeId : null;
      return { ...board, tasks: inOrder([...board.tasks, { ...task, etapeId, position: lastIn(board, task.status) }]) };
    },
  };
}

/** A column's tasks, in order. */
function columnOf(tasks: readonly BoardTask[], status: BoardTask["status"]): BoardTask[] {
  return tasks.filter((task) => task.status === status);
}

function draftOf(board: Board, fields: NewTask): BoardTask {
  const now = new Date().toISOString();
  return {
    id: "",
    tabloId: board.tablo.id,
    title: fields.title.trim(),
    status: fields.status ?? "todo",
    position: "",
    priority: fields.priority ?? null,
    assigneeId: fields.assigneeId ?? null,
    etapeId: fields.etapeId ?? null,
    startOn: fields.startOn ?? null,
    dueOn: fields.dueOn ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    hasDescription: Boolean(fields.description),
  };
}

function withTask(board: Board, taskId: string, change: (task: BoardTask) => BoardTask): Board {
  return { ...board, tasks: inOrder(board.tasks.map((task) => (isSame(task.id, taskId) ? change(task) : task))) };
}

/** A task that was made here may be on the board under its key, or under its id already. */
function isSame(shownId: string, taskId: string): boolean {
  return shownId === taskId || shownId === serverId(taskId);
}

/** Neighbours by the ids that the server knows. Writes go out in order, so it has made them. */
function toServer({ before, after, ...place }: TaskPlace): TaskPlace {
  return { ...place, ...(before && { before: serverId(before) }), ...(after && { after: serverId(after) }) };
}

function movesColumn(task: BoardTask, fields: TaskFields): boolean {
  return fields.status !== undefined && fields.status !== task.status;
}

function lastIn(board: Board, status: BoardTask["status"]): string {
  return positionAt(columnOf(board.tasks, status), {});
}
