import type { Knex } from "knex";
import { batchRows } from "../db/delete-in-batches.ts";
import { type Statement, run, runForOne } from "../db/statement.ts";
import { isPastTrash } from "../db/trash.ts";
import { removeBytes } from "../files/bytes.service.ts";
import type { JobDeps } from "../jobs/define-job.ts";
import { deleteTabloForGood, type EmptyDeps } from "./tablo-purge.ts";

/** What was removed for good. Of tablos, what was in them is not counted. */
export interface Emptied {
  tablos: number;
  tasks: number;
  etapes: number;
  files: number;
}

const kinds = ["tasks", "etapes", "files"] as const;

/** `$1` the tablo to go on after. The Trash has its own index in each table, ordered by tablo. */
const findTablos: Statement = {
  name: "find_tablos_with_old_trash",
  text: `${kinds.map((kind) => `select tablo_id from ${kind} where ${isPastTrash} and tablo_id > $1`).join(" union ")}
    order by tablo_id limit 100`,
};
/** Every write to what belongs to a tablo begins with this lock, restores too: one of the two comes first, and the other sees it. */
const lockTablo: Statement = {
  name: "lock_tablo_to_empty_its_trash",
  text: "select id from tablos where id = $1 for no key update",
};
const deleteOld = (kind: (typeof kinds)[number]): Statement => ({
  name: `delete_old_trashed_${kind}`,
  text: `with old as materialized (
      select id from ${kind} where tablo_id = $1 and ${isPastTrash} order by deleted_at limit $2 for update
    )
    delete from ${kind} t using old where t.id = old.id returning ${kind === "files" ? "'files/' || t.tablo_id || '/' || t.id" : "null"} as key`,
});
const statements = { tasks: deleteOld("tasks"), etapes: deleteOld("etapes"), files: deleteOld("files") };

/** `$1` the tablo to go on after. */
const findTrashed: Statement = {
  name: "find_old_trashed_tablos",
  text: `select id as tablo_id from tablos where ${isPastTrash} and id > $1 order by id limit 100`,
};

/**
 * Removes for good what has been in the Trash for 30 days: tablos with all they hold, tasks, etapes and files. Rows go before
 * bytes; what bytes are left when somebody is killed in between, the orphan job finds.
 */
export async function emptyTrash(deps: EmptyDeps, signal?: AbortSignal): Promise<Emptied> {
  const emptied: Emptied = { tablos: 0, tasks: 0, etapes: 0, files: 0 };
  for await (const tabloId of tablosOf(deps.db, findTrashed, signal))
    if (await deleteTabloForGood(deps, tabloId, signal)) emptied.tablos += 1;
  for await (const tabloId of tablosOf(deps.db, findTablos, signal))
    for (const kind of kinds) emptied[kind] += await emptyKind(deps, { tabloId, kind, signal });
  return emptied;
}

async function* tablosOf(db: Knex, statement: Statement, signal?: AbortSignal): AsyncGenerator<string> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await run<{ tablo_id: string }>(db, statement, [after]);
    for (const { tablo_id } of page) {
      signal?.throwIfAborted();
      yield tablo_id;
      after = tablo_id;
    }
    if (page.length === 0) return;
  }
}

async function emptyKind(
  { db, files }: Pick<JobDeps, "db" | "files">,
  { tabloId, kind, signal }: { tabloId: string; kind: (typeof kinds)[number]; signal: AbortSignal | undefined },
): Promise<number> {
  let total = 0;
  for (let count = batchRows; count === batchRows; total += count) {
    signal?.throwIfAborted();
    const gone = await db.transaction(async (trx) => {
      await runForOne(trx, lockTablo, [tabloId]);
      return run<{ key: string | null }>(trx, statements[kind], [tabloId, batchRows]);
    });
    await removeBytes(
      files,
      gone.flatMap(({ key }) => key ?? []),
      signal,
    );
    count = gone.length;
  }
  return total;
}
