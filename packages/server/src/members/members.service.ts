import type { Role } from "@xtablo/contract";
import type { Knex } from "knex";
import { type Statement, run, runForOne } from "../db/statement.ts";
import type { Transaction } from "../db/transaction.ts";
import { isInTrash } from "../db/trash.ts";
import { invalid, notFound } from "../http/app-error.ts";
import { MemberModel } from "./member.model.ts";

const readRole: Statement = {
  name: "read_role",
  text: `select m.role from members m join tablos t on t.id = m.tablo_id
    where m.tablo_id = $1 and m.user_id = $2 and t.deleted_at is null`,
};

/**
 * The tablo's row before the member's: everyone locks in this order, so nobody waits in a circle. No weaker lock of the
 * member would do: `for key share` is content with a row as it was before a right was taken away.
 */
const lockRole = (name: string, which: string): Statement => ({
  name,
  text: `select m.role from tablos t join members m on m.tablo_id = t.id
    where t.id = $1 and m.user_id = $2 and ${which}
    for no key update of t for share of m`,
});
const lockInPlace = lockRole("lock_role", "t.deleted_at is null");
const lockInTrash = lockRole("lock_trashed_role", `t.${isInTrash}`);

/** The one authority on who may see a tablo. Throws 404, naming `what` was asked for, to strangers and when there is none. */
export async function requireMember(db: Knex, tabloId: string, userId: string, what = "tablo"): Promise<Role> {
  const row = await runForOne<{ role: Role }>(db, readRole, [tabloId, userId]);
  if (!row) throw notFound(what);
  return row.role;
}

/**
 * Locks a tablo for a write and says in which role the caller may do it, in one statement.
 * A stranger gets no row, takes no lock and sees 404, naming `what` was asked for. Every write to what belongs to a tablo starts here.
 */
export async function lockAsMember(tx: Transaction, tabloId: string, what = "tablo"): Promise<Role> {
  const row = await runForOne<{ role: Role }>(tx.trx, lockInPlace, [tabloId, tx.userId]);
  if (!row) throw notFound(what);
  tx.tabloId = tabloId;
  return row.role;
}

/** As {@link lockAsMember}, for a tablo that went to the Trash in the last 30 days. */
export async function lockTrashedAsMember(tx: Transaction, tabloId: string): Promise<Role> {
  const row = await runForOne<{ role: Role }>(tx.trx, lockInTrash, [tabloId, tx.userId]);
  if (!row) throw notFound("tablo");
  tx.tabloId = tabloId;
  return row.role;
}

const lockAll: Statement = {
  name: "lock_tablos_of_user",
  text: `select t.id from tablos t join members m on m.tablo_id = t.id
    where m.user_id = $1 and t.deleted_at is null order by t.id for no key update of t`,
};
const appendName: Statement = {
  name: "append_member_name",
  text: `
    with counted as (
      update tablos set log_version = log_version + 1, board_version = log_version + 1
      where id = any($1::uuid[]) returning id, log_version
    ), logged as (
      insert into changes (tablo_id, version, actor_id, kind, subject_id, data)
      select id, log_version, $2, 'member.updated', $2, json_build_object('name', $3::text) from counted
      returning tablo_id, version
    )
    select pg_notify('changes', tablo_id || ':' || version) from logged`,
};

/** Locks every tablo of a user, in the order of their ids, so that two who do so at once do not wait in a circle. */
export async function lockTablosOf(trx: Knex, userId: string): Promise<string[]> {
  return (await run<{ id: string }>(trx, lockAll, [userId])).map(({ id }) => id);
}

/** Tells a user's new name in their tablos, which are locked. It is no activity of a tablo: none of them moves up in a list. */
export async function announceName(
  trx: Knex,
  { userId, name, tabloIds }: { userId: string; name: string; tabloIds: string[] },
): Promise<void> {
  if (tabloIds.length > 0) await run(trx, appendName, [tabloIds, userId, name]);
}

/** Makes the caller the owner of a tablo that the transaction has just made. */
export async function addOwner(tx: Transaction, tabloId: string): Promise<void> {
  await MemberModel.query(tx.trx).insert({ tablo_id: tabloId, user_id: tx.userId, role: "owner" });
  tx.tabloId = tabloId;
  tx.membersChanged = true;
}

/** Throws 422 unless the user, if any, is a member of the tablo: only members are given tasks. */
export async function requireAssignable(
  tx: Transaction,
  tabloId: string,
  userId: string | null | undefined,
): Promise<void> {
  if (!userId) return;
  const member = await MemberModel.query(tx.trx).findById([tabloId, userId]);
  if (!member) throw invalid("assigneeId", "The assignee is not a member of this tablo. Choose one of its members.");
}
