import { countGone, deleteInBatches } from "../db/delete-in-batches.ts";
import type { Statement } from "../db/statement.ts";
import type { JobDeps } from "../jobs/define-job.ts";

const deleteSessions: Statement = {
  name: "delete_expired_sessions",
  text: `with old as materialized (
      select id_hash from sessions where expires_at <= now() order by expires_at limit $1 for update skip locked
    ), gone as (delete from sessions s using old where s.id_hash = old.id_hash returning 1)
    ${countGone}`,
};
/** The table has no index on the time: it is small, and it is written with every attempt to sign in. */
const deleteLimits: Statement = {
  name: "delete_expired_rate_limits",
  text: `with old as materialized (
      select key from rate_limits where expire <= extract(epoch from now()) * 1000 limit $1 for update skip locked
    ), gone as (delete from rate_limits l using old where l.key = old.key returning 1)
    ${countGone}`,
};

/** Removes sessions that have ended by themselves, and counters of attempts to sign in that count no more. */
export async function sweepSessions(
  { db }: Pick<JobDeps, "db">,
  signal?: AbortSignal,
): Promise<{ sessions: number; limits: number }> {
  return {
    sessions: await deleteInBatches(db, deleteSessions, signal),
    limits: await deleteInBatches(db, deleteLimits, signal),
  };
}
