import type { Input, Role, Task } from "@xtablo/contract";
import type { api } from "@xtablo/contract";
import { v7 as makeId } from "uuid";
import { pickBefore, pickChanged } from "../db/pick-changed.ts";
import { runForOne } from "../db/statement.ts";
import { type Caller, inTransaction, recordChange, type Transaction } from "../db/transaction.ts";
import { requireEtape } from "../etapes/etapes.service.ts";
import { invalid, notFound, stale } from "../http/app-error.ts";
import { lockAsMember, requireAssignable } from "../members/members.service.ts";
import { keyAt, lastKey } from "./column.service.ts";
import { TaskModel } from "./task.model.ts";
import { taskPolicy } from "./task.policy.ts";
import * as statements from "./task.statements.ts";
import { type TaskRow, viewTask } from "./task.view.ts";

type NewTask = Input<typeof api.tasks.create>["body"];
type TaskFields = Input<typeof api.tasks.update>["body"];
type Move = Input<typeof api.tasks.move>["body"];

/** One task. Throws 404 to strangers. */
export async function readTask(caller: Caller, taskId: string): Promise<Task> {
  const row = await runForOne<TaskRow>(caller.deps.db, statements.readAsMember, [taskId, caller.userId]);
  if (!row) throw notFound("task");
  return viewTask(row);
}

/** Adds a task, last in its column. */
export function createTask(caller: Caller, tabloId: string, given: NewTask): Promise<Task> {
  return inTransaction(caller, async (tx) => {
    taskPolicy.require(await lockAsMember(tx, tabloId), "create");
    await requireAssignable(tx, tabloId, given.assigneeId);
    await requireEtape(tx, tabloId, given.etapeId);
    const position = await lastKey(tx, { tabloId, status: given.status });
    const row = await runForOne<TaskRow>(tx.trx, statements.insertTask, [
      makeId(),
      tabloId,
      given.title,
      given.description,
      given.status,
      position,
      given.priority,
      given.assigneeId,
      given.etapeId,
      given.startOn,
      given.dueOn,
      caller.userId,
    ]);
    if (!row) throw new Error("the insert gave no row back");
    const task = viewTask(row);
    recordChange(tx, { kind: "task.created", subjectId: task.id, data: { ...task } });
    return task;
  });
}

/** Changes fields of a task. A new status puts it last in that column. Throws 412 when `ifVersion` is old. */
export function updateTask(
  caller: Caller,
  taskId: string,
  fields: TaskFields,
  ifVersion: number | null,
): Promise<Task> {
  return inTransaction(caller, async (tx) => {
    const before = await lockTask(tx, taskId, "edit");
    if (ifVersion !== null && ifVersion !== before.version) throw stale(before);
    const changed = pickChanged<TaskFields>(before, fields);
    if (Object.keys(changed).length === 0) return before;
    requireDatesInOrder({ ...before, ...changed });
    await requireAssignable(tx, before.tabloId, changed.assigneeId);
    await requireEtape(tx, before.tabloId, changed.etapeId);
    const position = changed.status && (await lastKey(tx, { tabloId: before.tabloId, status: changed.status }));
    const after = viewTask(await patchTask(tx, taskId, changed, position));
    const { version, updatedAt } = after;
    const said = { subject: after.title, before: pickBefore(before, changed) };
    const data = { ...changed, ...(position && { position }), version, updatedAt, ...said };
    recordChange(tx, { kind: "task.updated", subjectId: taskId, data });
    return after;
  });
}

/** Puts a task elsewhere. One row changes; its version does not. Throws 422 for a neighbour outside the target column. */
export function moveTask(caller: Caller, taskId: string, move: Move): Promise<Task> {
  return inTransaction(caller, async (tx) => {
    const before = await lockTask(tx, taskId, "move");
    const { tabloId } = before;
    const status = move.status ?? before.status;
    const etapeId = move.etapeId === undefined ? before.etapeId : move.etapeId;
    if (etapeId !== before.etapeId) await requireEtape(tx, tabloId, etapeId);
    const position = await keyAt(tx, { tabloId, status }, move, taskId);
    const row = await runForOne<TaskRow>(tx.trx, statements.moveTask, [taskId, status, etapeId, position]);
    if (!row) throw new Error("the locked task is gone");
    const after = viewTask(row);
    const said = { subject: after.title, before: pickBefore(before, pickChanged(before, { status, etapeId })) };
    const data = { status, etapeId, position, updatedAt: after.updatedAt, ...said };
    recordChange(tx, { kind: "task.moved", subjectId: taskId, data });
    return after;
  });
}

/** Moves a task to the Trash. */
export function deleteTask(caller: Caller, taskId: string): Promise<void> {
  return inTransaction(caller, async (tx) => {
    const { title } = await lockTask(tx, taskId, "delete");
    await TaskModel.query(tx.trx).findById(taskId).patch({ deleted_at: caller.deps.now() });
    recordChange(tx, { kind: "task.deleted", subjectId: taskId, data: { title } });
  });
}

/** Brings a task back from the Trash, last in its column. Throws 404 when it is not there, or longer than 30 days. */
export function restoreTask(caller: Caller, taskId: string): Promise<Task> {
  return inTransaction(caller, async (tx) => {
    const { tabloId, status } = await lockTask(tx, taskId, "delete", statements.lockTrashedAsMember);
    const position = await lastKey(tx, { tabloId, status });
    const row = await runForOne<TaskRow>(tx.trx, statements.restoreTask, [taskId, position]);
    if (!row) throw new Error("the locked task is gone");
    const task = viewTask(row);
    recordChange(tx, { kind: "task.restored", subjectId: taskId, data: { ...task } });
    return task;
  });
}

async function lockTask(
  tx: Transaction,
  taskId: string,
  action: Parameters<typeof taskPolicy.require>[1],
  lock = statements.lockAsMember,
): Promise<Task> {
  const row = await runForOne<TaskRow & { role: Role }>(tx.trx, lock, [taskId, tx.userId]);
  if (!row) throw notFound("task");
  tx.tabloId = row.tablo_id;
  taskPolicy.require(row.role, action);
  return viewTask(row);
}

async function patchTask(
  tx: Transaction,
  taskId: string,
  fields: TaskFields,
  position: string | undefined,
): Promise<TaskRow> {
  const columns = Object.entries({
    title: fields.title,
    description: fields.description,
    status: fields.status,
    priority: fields.priority,
    assignee_id: fields.assigneeId,
    etape_id: fields.etapeId,
    start_on: fields.startOn,
    due_on: fields.dueOn,
    position,
    trashed_etape_id: fields.etapeId ? null : undefined,
  }).filter(([, value]) => value !== undefined);
  const names = columns.map(([name]) => name);
  const values = columns.map(([, value]) => value);
  const row = await runForOne<TaskRow>(tx.trx, statements.updateTask(names), [taskId, ...values]);
  if (!row) throw new Error("the locked task is gone");
  return row;
}

function requireDatesInOrder({ startOn, dueOn }: { startOn: string | null; dueOn: string | null }): void {
  if (startOn && dueOn && dueOn < startOn) throw invalid("dueOn", "The due date is before the start date.");
}
