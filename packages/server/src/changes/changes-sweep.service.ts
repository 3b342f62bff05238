import { batchRows } from "../db/delete-in-batches.ts";
import { type Statement, run } from "../db/statement.ts";
import type { JobDeps } from "../jobs/define-job.ts";

/** One look through the old blocks, which the index on `at` knows. */
const findOld: Statement = {
  name: "find_old_changes",
  text: `select tablo_id, max(version) as last from changes where at < now() - interval '400 days' group by tablo_id`,
};
/** `$1` tablo, `$2` last version to go, `$3` how many. */
const deleteFirst: Statement = {
  name: "delete_first_changes",
  text: `with old as materialized (
      select version from changes where tablo_id = $1 and version <= $2 order by version limit $3 for update
    ), gone as (
      delete from changes c using old where c.tablo_id = $1 and c.version = old.version returning 1
    )
    select count(*)::integer as count from gone`,
};

/**
 * Cuts what is older than 400 days from the tablos' logs, and says how many changes went. A log is cut from its beginning,
 * never in its middle: who catches up is told by the oldest version whether all they ask for is still there.
 */
export async function sweepChanges({ db }: Pick<JobDeps, "db">, signal?: AbortSignal): Promise<number> {
  let total = 0;
  for (const { tablo_id, last } of await run<{ tablo_id: string; last: number }>(db, findOld, []))
    for (let count = batchRows; count === batchRows; total += count) {
      signal?.throwIfAborted();
      const [row] = await run<{ count: number }>(db, deleteFirst, [tablo_id, last, batchRows]);
      count = row?.count ?? 0;
    }
  return total;
}
