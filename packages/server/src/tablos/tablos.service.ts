import type { Color, ListedTablo, Tablo, TabloStatus } from "@xtablo/contract";
import { v7 as makeId } from "uuid";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import { pickBefore, pickChanged } from "../db/pick-changed.ts";
import { run, runForOne, type Statement } from "../db/statement.ts";
import { type Caller, inTransaction, recordChange, type Transaction } from "../db/transaction.ts";
import { isInTrash } from "../db/trash.ts";
import { notFound, stale } from "../http/app-error.ts";
import { addOwner, lockAsMember, lockTrashedAsMember } from "../members/members.service.ts";
import { TabloModel } from "./tablo.model.ts";
import { tabloPolicy } from "./tablo.policy.ts";
import { type ListedTabloRow, viewListedTablo, viewTablo, type TabloRow } from "./tablo.view.ts";

const columns = `t.id, t.title, t.description, t.color, t.status, t.version, t.task_count, t.done_count,
  t.last_activity_at, t.created_at, t.updated_at, m.role,
  (select count(*)::integer from members others where others.tablo_id = t.id) as member_count`;

const findOne: Statement = {
  name: "find_tablo",
  text: `select ${columns} from members m join tablos t on t.id = m.tablo_id
    where m.user_id = $1 and m.tablo_id = $2 and t.deleted_at is null`,
};
/** Owners first, then who came first: the faces on a card do not change places. */
const firstMembers = `array(select json_build_object('id', u.id, 'name', u.name)
  from members f join users u on u.id = f.user_id where f.tablo_id = t.id
  order by f.role <> 'owner', f.created_at, f.user_id limit 4)`;
const findPage: Statement = {
  name: "list_tablos",
  text: `select ${columns}, t.deleted_at, ${firstMembers} as first_members from members m join tablos t on t.id = m.tablo_id
    where m.user_id = $1
      and case $2 when 'trashed' then t.${isInTrash} and m.role = 'owner'
        when 'all' then t.deleted_at is null else t.deleted_at is null and t.status = $2 end
      and ($3::timestamptz is null or (t.last_activity_at, t.id) < ($3, $4::uuid))
    order by t.last_activity_at desc, t.id desc limit $5`,
};

/** One's tablos, latest activity first, a page at a time. */
export async function listTablos(
  caller: Caller,
  query: { status: TabloStatus | "all" | "trashed"; limit: number; cursor?: string | undefined },
): Promise<{ items: ListedTablo[]; nextCursor: string | null }> {
  const [at, id] = decodeCursor(query.cursor, "instant", "id");
  const rows = await run<ListedTabloRow>(caller.deps.db, findPage, [
    caller.userId,
    query.status,
    at ?? null,
    id ?? null,
    query.limit + 1,
  ]);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const more = rows.length > query.limit && last;
  return {
    items: items.map(viewListedTablo),
    nextCursor: more ? encodeCursor([last.last_activity_at.toISOString(), last.id]) : null,
  };
}

/** One tablo. Throws 404 to strangers. */
export async function readTablo(caller: Caller, tabloId: string): Promise<Tablo> {
  const row = await runForOne<TabloRow>(caller.tx?.trx ?? caller.deps.db, findOne, [caller.userId, tabloId]);
  if (!row) throw notFound("tablo");
  return viewTablo(row);
}

/** Makes a tablo that the caller owns. */
export function createTablo(
  caller: Caller,
  given: { title: string; description: string; color: Color },
): Promise<Tablo> {
  return inTransaction(caller, async (tx) => {
    const id = makeId();
    await TabloModel.query(tx.trx).insert({ id, ...given });
    await addOwner(tx, id);
    const tablo = await readTablo({ ...caller, tx }, id);
    recordChange(tx, { kind: "tablo.created", subjectId: id, data: tablo });
    return tablo;
  });
}

/** Changes fields of a tablo. Throws 403 without the right, 412 when `ifVersion` is old. */
export function updateTablo(
  caller: Caller,
  tabloId: string,
  fields: { title?: string; description?: string; color?: Color; status?: TabloStatus },
  ifVersion: number | null,
): Promise<Tablo> {
  return inTransaction(caller, async (tx) => {
    const role = await lockAsMember(tx, tabloId);
    const { status, ...others } = fields;
    if (status !== undefined) tabloPolicy.require(role, "archive");
    if (status === undefined || Object.keys(others).length > 0) tabloPolicy.require(role, "edit");
    const before = await readTablo({ ...caller, tx }, tabloId);
    if (ifVersion !== null && ifVersion !== before.version) throw stale(before);
    const changed = pickChanged(before, fields);
    if (Object.keys(changed).length === 0) return before;
    await patchTablo(tx, tabloId, changed);
    const after = await readTablo({ ...caller, tx }, tabloId);
    const { version, updatedAt } = after;
    const said = { subject: after.title, before: pickBefore(before, changed) };
    recordChange(tx, { kind: "tablo.updated", subjectId: tabloId, data: { ...changed, version, updatedAt, ...said } });
    return after;
  });
}

/** Moves a tablo to the Trash: from now on everyone gets 404. Throws 403 unless an owner asks. */
export function deleteTablo(caller: Caller, tabloId: string): Promise<void> {
  return inTransaction(caller, async (tx) => {
    tabloPolicy.require(await lockAsMember(tx, tabloId), "delete");
    await TabloModel.query(tx.trx).findById(tabloId).patch({ deleted_at: caller.deps.now() });
    recordChange(tx, { kind: "tablo.deleted", subjectId: tabloId, data: {} });
  });
}

/** Brings a tablo back from the Trash. Throws 404 when it is not there, or longer than 30 days; 403 unless an owner asks. */
export function restoreTablo(caller: Caller, tabloId: string): Promise<Tablo> {
  return inTransaction(caller, async (tx) => {
    tabloPolicy.require(await lockTrashedAsMember(tx, tabloId), "delete");
    await TabloModel.query(tx.trx).findById(tabloId).patch({ deleted_at: null });
    tx.membersChanged = true;
    const tablo = await readTablo({ ...caller, tx }, tabloId);
    recordChange(tx, { kind: "tablo.restored", subjectId: tabloId, data: tablo });
    return tablo;
  });
}

async function patchTablo(tx: Transaction, tabloId: string, fields: object): Promise<void> {
  const now = tx.trx.fn.now();
  await TabloModel.query(tx.trx)
    .findById(tabloId)
    .patch({ ...fields, version: tx.trx.raw("version + 1"), updated_at: now, last_activity_at: now } as object);
}
