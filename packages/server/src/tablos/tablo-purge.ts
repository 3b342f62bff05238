import { batchRows } from "../db/delete-in-batches.ts";
import { type Statement, run, runForOne } from "../db/statement.ts";
import { isPastTrash } from "../db/trash.ts";
import { removeBytes } from "../files/bytes.service.ts";
import type { JobDeps } from "../jobs/define-job.ts";

/** What it takes to empty the Trash. */
export type EmptyDeps = Pick<JobDeps, "db" | "files">;

/**
 * A tablo goes in several transactions, and a restore that began in time but comes late must not get one of which half is gone.
 * So the first thing is that it can be restored no more, by anybody's clock: a restore that waited for the lock finds nothing.
 */
const condemn: Statement = {
  name: "condemn_tablo",
  text: `update tablos set deleted_at = 'epoch' where id = $1 and ${isPastTrash} returning id`,
};
/** Who works on the same tablo waits here, and never in a circle. */
const lock: Statement = {
  name: "lock_condemned_tablo",
  text: "select id from tablos where id = $1 and deleted_at = 'epoch' for update",
};
const deleteSome = (table: "files" | "tasks" | "changes", id: "id" | "version"): Statement => ({
  name: `delete_${table}_of_condemned_tablo`,
  text: `with batch as materialized (select ${id} as which from ${table} where tablo_id = $1 order by ${id} limit $2)
    delete from ${table} t using batch where t.tablo_id = $1 and t.${id} = batch.which
    returning ${table === "files" ? "'files/' || t.tablo_id || '/' || t.id" : "null"} as key`,
});
/** What can be many. The rest goes with the tablo's row, as does what came meanwhile: an upload that finds its row gone cleans up. */
const many = [deleteSome("files", "id"), deleteSome("tasks", "id"), deleteSome("changes", "version")];
const deleteTablo: Statement = {
  name: "delete_condemned_tablo",
  text: "delete from tablos where id = $1 and deleted_at = 'epoch' returning id",
};

/** Removes a tablo that has been in the Trash for 30 days, with all it holds. Says whether it was there to be removed. */
export async function deleteTabloForGood(
  { db, files }: EmptyDeps,
  tabloId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!(await runForOne(db, condemn, [tabloId]))) return false;
  for (const statement of many)
    for (let count = batchRows; count === batchRows;) {
      signal?.throwIfAborted();
      const gone = await db.transaction(async (trx) => {
        const locked = await runForOne(trx, lock, [tabloId]);
        return locked ? run<{ key: string | null }>(trx, statement, [tabloId, batchRows]) : [];
      });
      await removeBytes(
        files,
        gone.flatMap(({ key }) => key ?? []),
        signal,
      );
      count = gone.length;
    }
  return (await runForOne(db, deleteTablo, [tabloId])) !== undefined;
}
