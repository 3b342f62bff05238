import type { TaskStatus } from "@xtablo/contract";
import { freshKeys, keyBetween } from "../db/order-key.ts";
import { runForOne } from "../db/statement.ts";
import { recordChange, type Transaction } from "../db/transaction.ts";
import { invalid } from "../http/app-error.ts";
import { TaskModel } from "./task.model.ts";
import { lastPosition, nearestAbove, nearestBelow, positionOf } from "./task.statements.ts";

/** A column of a tablo whose row is locked. */
export interface Column {
  tabloId: string;
  status: TaskStatus;
}

/** Where in a column: directly above `before`, directly below `after`, or last. */
export interface Place {
  before?: string | undefined;
  after?: string | undefined;
}

/** The key that puts a task last in a column. */
export async function lastKey(tx: Transaction, column: Column): Promise<string> {
  const last = await runForOne<{ position: string }>(tx.trx, lastPosition, [column.tabloId, column.status]);
  const key = keyBetween(last?.position ?? null, null);
  if (key !== null) return key;
  await renumberColumn(tx, column);
  return lastKey(tx, column);
}

/**
 * The key that puts a task at a place in a column.
 * Throws 422 when a neighbour is the task itself or does not stand in that column.
 */
export async function keyAt(tx: Transaction, column: Column, place: Place, taskId: string): Promise<string> {
  if (place.before === undefined && place.after === undefined) return lastKey(tx, column);
  const above = place.after === undefined ? null : await neighbour(tx, column, "after", place.after, taskId);
  const below = place.before === undefined ? null : await neighbour(tx, column, "before", place.before, taskId);
  const key = keyBetween(...(await gap(tx, column, { above, below, taskId })));
  if (key !== null) return key;
  await renumberColumn(tx, column);
  return keyAt(tx, column, place, taskId);
}

async function gap(
  tx: Transaction,
  { tabloId, status }: Column,
  { above, below, taskId }: { above: string | null; below: string | null; taskId: string },
): Promise<[string | null, string | null]> {
  const nearest = below === null ? nearestBelow : nearestAbove;
  const known = below ?? above;
  const other = await runForOne<{ position: string }>(tx.trx, nearest, [tabloId, status, known, taskId]);
  const ends: [string | null, string | null] =
    below === null ? [above, other?.position ?? null] : [other?.position ?? null, below];
  if (above !== null && below !== null && ends[0] !== above)
    throw invalid(
      "after",
      "The two neighbours do not stand next to each other any more. Load the board and try again.",
    );
  return ends;
}

async function neighbour(
  tx: Transaction,
  { tabloId, status }: Column,
  field: "before" | "after",
  id: string,
  taskId: string,
): Promise<string> {
  const task =
    id === taskId ? undefined : await runForOne<{ position: string }>(tx.trx, positionOf, [id, tabloId, status]);
  if (!task) throw invalid(field, "That neighbour does not stand in the target column. Load the board and try again.");
  return task.position;
}

/** Gives every task of a column a short key again, in the same order. Rare: only when a key would get too long. */
async function renumberColumn(tx: Transaction, { tabloId, status }: Column): Promise<void> {
  const tasks = await TaskModel.query(tx.trx)
    .select("id")
    .where({ tablo_id: tabloId, status, deleted_at: null })
    .orderBy([{ column: "position" }, { column: "id" }]);
  const ids = tasks.map((task) => task.id);
  const keys = freshKeys(ids.length);
  await tx.trx.raw(
    `update tasks set position = fresh.position
     from unnest(?::uuid[], ?::text[]) as fresh (id, position) where tasks.id = fresh.id`,
    [ids, keys],
  );
  const positions = Object.fromEntries(ids.map((id, index) => [id, keys[index]]));
  recordChange(tx, { kind: "column.reordered", subjectId: tabloId, data: { status, positions } });
}
