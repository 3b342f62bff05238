import type { ChangeKind } from "@xtablo/contract";
import type { Knex } from "knex";
import type { Deps } from "../deps.ts";
import { type Statement, run } from "./statement.ts";

/** Who acts, and with what. Inside a transaction that is already open (an idempotent request), `tx` is that one. */
export interface Caller {
  deps: Deps;
  userId: string;
  tx?: Transaction;
}

/** One thing that happened, before it has its version. */
export interface NewChange {
  kind: ChangeKind;
  subjectId: string;
  data: Record<string, unknown>;
}

/** An open transaction and the changes that it will append to the log of the one tablo it has locked. */
export interface Transaction {
  trx: Knex.Transaction;
  userId: string;
  /** The tablo whose row is locked; set by `lockAsMember` or by its creation. */
  tabloId: string | null;
  changes: NewChange[];
  /** Who may see the tablo changes with this transaction, so every server process asks again. */
  membersChanged: boolean;
}

/**
 * Runs `work` in one transaction, appends its changes to the tablo's log and announces them, then commits.
 * Everything or nothing happens; nobody hears of a change that was rolled back.
 */
export async function inTransaction<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (caller.tx) return work(caller.tx);
  return caller.deps.db.transaction(async (trx) => {
    requireBegun(trx);
    const tx: Transaction = { trx, userId: caller.userId, tabloId: null, changes: [], membersChanged: false };
    const result = await work(tx);
    await appendChanges(tx);
    return result;
  });
}

/** Knex goes on when BEGIN fails, on a connection that it has given to somebody else by then. What it throws is the first error. */
function requireBegun(trx: Knex.Transaction): void {
  if (trx.isCompleted()) throw new Error("the transaction could not begin");
}

/** Notes that something happened; it gets its version, and is announced, when the transaction ends. */
export function recordChange(tx: Transaction, change: NewChange): void {
  if (tx.tabloId === null) throw new Error(`A change was recorded without a locked tablo: ${change.kind}`);
  tx.changes.push({ ...change, data: omitLongTexts(change.data) });
}

/** Texts above this many characters are left out of the log and fetched again by who needs them. */
const longestText = 1_000;

function omitLongTexts(fields: Record<string, unknown>): Record<string, unknown> {
  const omitted = Object.keys(fields).filter((name) => isLong(fields[name]));
  if (omitted.length === 0) return fields;
  return { ...Object.fromEntries(Object.entries(fields).filter(([, value]) => !isLong(value))), omitted };
}

function isLong(value: unknown): boolean {
  return typeof value === "string" && value.length > longestText;
}

/** Numbers the changes from the tablo's counter, under its lock; the one NOTIFY carries the newest version. */
const append: Statement = {
  name: "append_changes",
  text: `
    with counted as (
      update tablos set
        log_version = log_version + cardinality($2::text[]),
        board_version = case when $5::integer > 0 then log_version + $5 else board_version end,
        last_activity_at = now()
      where id = $1
      returning log_version - cardinality($2::text[]) as before
    ), logged as (
      insert into changes (tablo_id, version, actor_id, kind, subject_id, data)
      select $1, counted.before + item.number, $6, item.kind, item.subject_id, item.data
      from counted, unnest($2::text[], $3::uuid[], $4::jsonb[]) with ordinality as item (kind, subject_id, data, number)
      returning version
    )
    select pg_notify('changes', $1::text || ':' || max(version) || $7) from logged`,
};

/** Writes what was recorded. Called once, by whoever opened the transaction, just before the commit. */
async function appendChanges(tx: Transaction): Promise<void> {
  if (tx.changes.length === 0) return;
  const lastOnBoard = tx.changes.findLastIndex((change) => showsOnBoard(change.kind)) + 1;
  await run(tx.trx, append, [
    tx.tabloId,
    tx.changes.map((change) => change.kind),
    tx.changes.map((change) => change.subjectId),
    tx.changes.map((change) => JSON.stringify(change.data)),
    lastOnBoard,
    tx.userId,
    tx.membersChanged ? ":members" : "",
  ]);
}

function showsOnBoard(kind: ChangeKind): boolean {
  return !kind.startsWith("file.");
}
