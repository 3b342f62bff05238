import { hostname } from "node:os";
import type { Worker } from "@xtablo/contract";
import type { Knex } from "knex";

/** Puts a worker process on the list of those that are alive, under the name that it locks jobs with. */
export async function registerPool(db: Knex, poolId: string, version: string): Promise<void> {
  await db.raw(
    `insert into workers (pool_id, host, pid, version) values (?, ?, ?, ?)
      on conflict (pool_id) do update set beat_at = now()`,
    [poolId, hostname(), process.pid, version],
  );
}

/** Gives a sign of life. False when others thought it dead, and may have its jobs. */
export async function beatPool(db: Knex, poolId: string): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>("update workers set beat_at = now() where pool_id = ?", [
    poolId,
  ]);
  return rowCount > 0;
}

/**
 * Frees the jobs of whoever gave no sign of life for `seconds`, also of one that died before it was on the list.
 * Returns the names of the dead. All by the database's clock; any number of workers may do it at once.
 */
export async function releaseDeadPools(db: Knex, seconds: number): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { pools: string[] }[] }>(
    `with silent as (
      delete from workers where beat_at < now() - make_interval(secs => ?) returning pool_id
    ), dead as (
      select pool_id from silent
      union
      select j.locked_by from graphile_worker.jobs j
      where j.locked_at < now() - make_interval(secs => ?)
        and not exists (select from workers w where w.pool_id = j.locked_by)
    ), named as (
      select coalesce(array_agg(pool_id), '{}') as pools from dead
    )
    select pools, graphile_worker.force_unlock_workers(pools) from named`,
    [seconds, seconds],
  );
  return rows[0]?.pools ?? [];
}

/**
 * Takes a worker that stops off the list and frees what it was at. That runs again at once: to be stopped is no failed
 * attempt. Returns the ids of those jobs.
 */
export async function retirePool(db: Knex, poolId: string): Promise<string[]> {
  return db.transaction(async (trx) => {
    await trx.raw("delete from workers where pool_id = ?", [poolId]);
    const { rows } = await trx.raw<{ rows: { id: string; attempts: number }[] }>(
      "select id::text, attempts::integer from graphile_worker.jobs where locked_by = ?",
      [poolId],
    );
    await trx.raw("select graphile_worker.force_unlock_workers(array[?])", [poolId]);
    for (const { id, attempts } of rows) await giveBackAttempt(trx, { id, attempts });
    return rows.map(({ id }) => id);
  });
}

/** Lets a job that was cut off run again at once, as if it had not begun. */
export async function giveBackAttempt(db: Knex, job: { id: string; attempts: number }): Promise<void> {
  await db.raw(
    "select from graphile_worker.reschedule_jobs(array[?::bigint], run_at := now(), attempts := ?::integer)",
    [job.id, Math.max(0, job.attempts - 1)],
  );
}

/** The workers that are on the list, the one with the newest sign of life first. */
export async function listPools(db: Knex): Promise<Worker[]> {
  const { rows } = await db.raw<{ rows: Record<string, unknown>[] }>(
    `select pool_id as id, host, pid, version, started_at,
      extract(epoch from greatest(now() - beat_at, '0'))::float8 as age from workers order by beat_at desc limit 200`,
  );
  return rows.map(({ started_at, age, ...row }) => ({
    ...(row as Pick<Worker, "id" | "host" | "pid" | "version">), // the columns named above
    startedAt: (started_at as Date).toISOString(),
    beatAgeSeconds: age as number,
  }));
}
