import { type api, changeKinds, type Input, type Output } from "@xtablo/contract";
import type { Knex } from "knex";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import { type Statement, run, runForOne } from "../db/statement.ts";
import type { Caller } from "../db/transaction.ts";
import { AppError } from "../http/app-error.ts";
import { requireMember } from "../members/members.service.ts";
import { changeColumns, type ChangeRow, viewChange } from "../realtime/change.view.ts";

type Query = Input<typeof api.changes.list>["query"];
type Page = Output<typeof api.changes.list>;

const readState: Statement = {
  name: "read_log_state",
  text: `select t.log_version, (select min(version) from changes where tablo_id = t.id) as oldest
    from tablos t where t.id = $1`,
};
const readSince: Statement = {
  name: "read_changes_since",
  text: `select ${changeColumns} from changes where tablo_id = $1 and version > $2 order by version limit $3`,
};

/** `$1` tablo, `$2` version, `$3` how many: what came before it, newest first. One statement for each filter: each has its index. */
const newest = (name: string, filter = ""): Statement => ({
  name,
  text: `select ${changeColumns} from changes where tablo_id = $1 and version < $2 ${filter} order by version desc limit $3`,
});
const readNewest = newest("read_newest_changes");
const readNewestOfActor = newest("read_newest_changes_of_actor", "and actor_id = $4");
/** `$4` kinds: the newest of each by the index, of these the newest. */
const newestOfKinds = (name: string, filter = ""): Statement => ({
  name,
  text: `select found.* from unnest($4::text[]) as wanted, lateral (
      ${newest(name, `and kind = wanted ${filter}`).text}
    ) found order by version desc limit $3`,
});
const readNewestOfKinds = newestOfKinds("read_newest_changes_of_kinds");
const readNewestOfActorAndKinds = newestOfKinds("read_newest_changes_of_actor_and_kinds", "and actor_id = $5");

const readNamesOf: Statement = {
  name: "read_names_in_changes",
  text: `select id, name from users where id = any($2::uuid[])
    union all select id, title from etapes where tablo_id = $1 and id = any($2::uuid[])`,
};

/** A tablo's log: after `since` oldest first, to catch up; without it newest first, as activity. Throws 410 when `since` is too old. */
export async function listChanges(caller: Caller, tabloId: string, query: Query): Promise<Page> {
  await requireMember(caller.deps.db, tabloId, caller.userId);
  return query.since === undefined
    ? newestFirst(caller, tabloId, query)
    : after(caller, tabloId, query.since, query.limit);
}

async function after({ deps }: Caller, tabloId: string, since: number, limit: number): Promise<Page> {
  const state = await runForOne<{ log_version: number; oldest: number | null }>(deps.db, readState, [tabloId]);
  const version = state?.log_version ?? 0;
  if (since < version && (state?.oldest ?? Infinity) > since + 1)
    throw new AppError(410, "too_old", "The log does not go back that far any more. Load the board afresh.");
  const rows = await run<ChangeRow>(deps.db, readSince, [tabloId, since, limit]);
  return { items: rows.map(viewChange), version: Math.max(version, rows.at(-1)?.version ?? 0) };
}

async function newestFirst({ deps }: Caller, tabloId: string, query: Query): Promise<Page> {
  const [before] = decodeCursor(query.cursor, "counter");
  const [statement, ...filters] = filterOf(query);
  const page = [tabloId, before ?? Number.MAX_SAFE_INTEGER, query.limit + 1];
  const rows = await run<ChangeRow>(deps.db, statement, [...page, ...filters]);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map(viewChange),
    names: await readNames(deps.db, tabloId, items),
    nextCursor: rows.length > query.limit && last ? encodeCursor([String(last.version)]) : null,
  };
}

async function readNames(db: Knex, tabloId: string, rows: readonly ChangeRow[]): Promise<Record<string, string>> {
  const ids = new Set(rows.flatMap(idsIn).filter((id) => typeof id === "string"));
  const named = await run<{ id: string; name: string }>(db, readNamesOf, [tabloId, [...ids]]);
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}

/** Who and which etapes a change speaks of. */
function idsIn({ actor_id, data }: ChangeRow): unknown[] {
  const before = Object(data["before"]) as Record<string, unknown>; // our own writing, or nothing in old entries
  return [actor_id, ...[data, before].flatMap((fields) => [fields["assigneeId"], fields["etapeId"]])];
}

function filterOf({ actorId, kind }: Query): [Statement, ...unknown[]] {
  if (kind === undefined) return actorId === undefined ? [readNewest] : [readNewestOfActor, actorId];
  const kinds = changeKinds.filter((known) => known === kind || known.startsWith(`${kind}.`));
  return actorId === undefined ? [readNewestOfKinds, kinds] : [readNewestOfActorAndKinds, kinds, actorId];
}
