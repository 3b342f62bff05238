import type { Color, Etape } from "@xtablo/contract";
import { v7 as makeId } from "uuid";
import { freshKeys, keyBetween } from "../db/order-key.ts";
import { pickBefore, pickChanged } from "../db/pick-changed.ts";
import { type Caller, inTransaction, recordChange, type Transaction } from "../db/transaction.ts";
import { inPlace, inTrash } from "../db/trash.ts";
import { invalid, notFound, stale } from "../http/app-error.ts";
import { lockAsMember } from "../members/members.service.ts";
import { EtapeModel } from "./etape.model.ts";
import { etapePolicy } from "./etape.policy.ts";
import { viewEtape } from "./etape.view.ts";

/** Throws 422 unless the etape, if any, belongs to the tablo. */
export async function requireEtape(
  tx: Transaction,
  tabloId: string,
  etapeId: string | null | undefined,
): Promise<void> {
  if (!etapeId) return;
  const etape = await EtapeModel.query(tx.trx)
    .select("id")
    .findOne({ id: etapeId, tablo_id: tabloId, deleted_at: null });
  if (!etape) throw invalid("etapeId", "There is no such etape in this tablo. Load the board and try again.");
}

/** Adds an etape, last in order. */
export function createEtape(caller: Caller, tabloId: string, given: { title: string; color: Color }): Promise<Etape> {
  return inTransaction(caller, async (tx) => {
    etapePolicy.require(await lockAsMember(tx, tabloId), "create");
    const order = await orderedEtapes(tx, tabloId);
    const position = await keyAfter(tx, tabloId, order, order.length);
    const etape = viewEtape(
      await EtapeModel.query(tx.trx).insertAndFetch({ id: makeId(), tablo_id: tabloId, ...given, position }),
    );
    recordChange(tx, { kind: "etape.created", subjectId: etape.id, data: { ...etape } });
    return etape;
  });
}

/** Renames an etape or changes its colour. Throws 412 when `ifVersion` is old. */
export function updateEtape(
  caller: Caller,
  etapeId: string,
  fields: { title?: string; color?: Color },
  ifVersion: number | null,
): Promise<Etape> {
  return inTransaction(caller, async (tx) => {
    const before = await lockEtape(tx, etapeId, "edit");
    if (ifVersion !== null && ifVersion !== before.version) throw stale(before);
    const changed = pickChanged(before, fields);
    if (Object.keys(changed).length === 0) return before;
    const columns = { ...changed, version: before.version + 1, updated_at: caller.deps.now() };
    const after = viewEtape(await EtapeModel.query(tx.trx).patchAndFetchById(etapeId, columns));
    const { version, updatedAt } = after;
    const said = { subject: after.title, before: pickBefore(before, changed) };
    recordChange(tx, { kind: "etape.updated", subjectId: etapeId, data: { ...changed, version, updatedAt, ...said } });
    return after;
  });
}

/** Puts an etape directly before or after another, or last. Throws 422 for a neighbour of another tablo. */
export function moveEtape(caller: Caller, etapeId: string, place: { before?: string; after?: string }): Promise<Etape> {
  return inTransaction(caller, async (tx) => {
    const { tabloId } = await lockEtape(tx, etapeId, "move");
    const others = (await orderedEtapes(tx, tabloId)).filter((etape) => etape.id !== etapeId);
    const position = await keyAfter(tx, tabloId, others, indexOfPlace(others, place));
    const after = viewEtape(await EtapeModel.query(tx.trx).patchAndFetchById(etapeId, { position }));
    const data = { position: after.position, subject: after.title };
    recordChange(tx, { kind: "etape.moved", subjectId: etapeId, data });
    return after;
  });
}

/** Moves an etape to the Trash. Its tasks become unassigned; which they were is kept for a restore. */
export function deleteEtape(caller: Caller, etapeId: string): Promise<void> {
  return inTransaction(caller, async (tx) => {
    const { title } = await lockEtape(tx, etapeId, "delete");
    await EtapeModel.query(tx.trx).findById(etapeId).patch({ deleted_at: caller.deps.now() });
    await tx.trx("tasks").where({ etape_id: etapeId }).update({ etape_id: null, trashed_etape_id: etapeId });
    recordChange(tx, { kind: "etape.deleted", subjectId: etapeId, data: { title } });
  });
}

/**
 * Brings an etape back from the Trash, where it stood (last, when another stands there now). Its tasks that still have none belong to it again; the change says which.
 * Throws 404 when it is not there, or longer than 30 days.
 */
export function restoreEtape(caller: Caller, etapeId: string): Promise<Etape> {
  return inTransaction(caller, async (tx) => {
    const { tabloId, position: before } = await lockEtape(tx, etapeId, "delete", inTrash);
    const order = await orderedEtapes(tx, tabloId);
    const isTaken = order.some((other) => other.position === before);
    const position = isTaken ? await keyAfter(tx, tabloId, order, order.length) : before;
    const etape = viewEtape(await EtapeModel.query(tx.trx).patchAndFetchById(etapeId, { deleted_at: null, position }));
    const tasks = await tx
      .trx("tasks")
      .where({ trashed_etape_id: etapeId, etape_id: null })
      .update({ etape_id: etapeId, trashed_etape_id: null })
      .returning<{ id: string; deleted_at: Date | null }[]>(["id", "deleted_at"]);
    const taskIds = tasks.filter((task) => task.deleted_at === null).map((task) => task.id);
    recordChange(tx, { kind: "etape.restored", subjectId: etapeId, data: { ...etape, taskIds } });
    return etape;
  });
}

/** Which tablo an etape belongs to never changes, so it may be read before the lock; the etape itself is read after. */
async function lockEtape(
  tx: Transaction,
  etapeId: string,
  action: Parameters<typeof etapePolicy.require>[1],
  where: typeof inTrash = inPlace,
): Promise<Etape> {
  const found = await EtapeModel.query(tx.trx).select("tablo_id").findOne({ id: etapeId }).where(where);
  if (!found) throw notFound("etape");
  etapePolicy.require(await lockAsMember(tx, found.tablo_id, "etape"), action);
  const etape = await EtapeModel.query(tx.trx).findOne({ id: etapeId }).where(where);
  if (!etape) throw notFound("etape");
  return viewEtape(etape);
}

function orderedEtapes(tx: Transaction, tabloId: string): Promise<EtapeModel[]> {
  return EtapeModel.query(tx.trx).where({ tablo_id: tabloId, deleted_at: null }).orderBy("position").execute();
}

function indexOfPlace(others: EtapeModel[], { before, after }: { before?: string; after?: string }): number {
  const index = others.findIndex((etape) => etape.id === (before ?? after));
  if (before === undefined && after === undefined) return others.length;
  const field = before === undefined ? "after" : "before";
  if (index < 0) throw invalid(field, "There is no such etape in this tablo. Load the board and try again.");
  if (before !== undefined && after !== undefined && others[index - 1]?.id !== after)
    throw invalid(
      "after",
      "The two neighbours do not stand next to each other any more. Load the board and try again.",
    );
  return before === undefined ? index + 1 : index;
}

/** The key of the place before `order[index]`; when it would get too long, all etapes are numbered afresh first. */
async function keyAfter(tx: Transaction, tabloId: string, order: EtapeModel[], index: number): Promise<string> {
  const key = keyBetween(order[index - 1]?.position ?? null, order[index]?.position ?? null);
  if (key !== null) return key;
  const keys = freshKeys(order.length);
  for (const [at, etape] of order.entries()) {
    etape.position = keys[at] ?? etape.position;
    await EtapeModel.query(tx.trx).findById(etape.id).patch({ position: etape.position });
  }
  const positions = Object.fromEntries(order.map((etape) => [etape.id, etape.position]));
  recordChange(tx, { kind: "column.reordered", subjectId: tabloId, data: { status: null, positions } });
  return keyAfter(tx, tabloId, order, index);
}
