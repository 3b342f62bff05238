import { countGone, deleteInBatches } from "../db/delete-in-batches.ts";
import type { Statement } from "../db/statement.ts";
import type { JobDeps } from "../jobs/define-job.ts";

/** A key that is used again after its 24 hours is locked, and young when it is let go: then it is judged again. */
const deleteKeys: Statement = {
  name: "delete_old_idempotency_keys",
  text: `with old as materialized (
      select user_id, key from idempotency_keys where created_at <= now() - interval '24 hours'
      order by created_at limit $1 for update skip locked
    ), gone as (
      delete from idempotency_keys k using old where k.user_id = old.user_id and k.key = old.key returning 1
    )
    ${countGone}`,
};

/** Removes the keys that no repeated request is answered by any more. Says how many. */
export function sweepIdempotencyKeys({ db }: Pick<JobDeps, "db">, signal?: AbortSignal): Promise<number> {
  return deleteInBatches(db, deleteKeys, signal);
}
