import type { SystemStatus } from "@xtablo/contract";
import type { Knex } from "knex";
import { listPools } from "./pool-registry.ts";
import { countJobs } from "./queue.ts";

/** A worker that was silent for longer gives reason to look. */
const lateAfterSeconds = 60;
/** What is due longer than this waits for a worker that does not come. */
const longWaitSeconds = 300;

/** How the workers and the queue are. Throws when the database does not answer. */
export async function readQueueState(db: Knex): Promise<Pick<SystemStatus, "worker" | "queue">> {
  const [workers, counts, due] = await Promise.all([listPools(db), countJobs(db), readOldestDue(db)]);
  return {
    worker: { ok: workers.some(({ beatAgeSeconds }) => beatAgeSeconds < lateAfterSeconds), workers },
    queue: { ok: counts.discarded === 0 && (due ?? 0) < longWaitSeconds, ...counts, oldestDueSeconds: due },
  };
}

async function readOldestDue(db: Knex): Promise<number | null> {
  const { rows } = await db.raw<{ rows: { seconds: number | null }[] }>(
    `select extract(epoch from now() - min(run_at))::float8 as seconds from graphile_worker.jobs
      where locked_at is null and attempts < max_attempts and run_at <= now()`,
  );
  return rows[0]?.seconds ?? null;
}
