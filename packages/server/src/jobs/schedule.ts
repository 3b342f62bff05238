import { setTimeout as wait } from "node:timers/promises";
import type { Knex } from "knex";
import nodeSchedule from "node-schedule";
import type { Logger } from "../log.ts";
import type { JobKind } from "./define-job.ts";
import { enqueue } from "./queue.ts";

/** A job without payload that is enqueued at fixed times. */
export interface Schedule {
  job: JobKind<Record<string, never>>;
  /** Cron, in UTC: five fields, or six with seconds first. */
  rule: string;
}

/** A slot that could not be written down is tried for this long: then it is late, and the next one comes. */
const lateAfterMs = 600_000;

/**
 * Enqueues the job of each schedule when its time comes. Every worker does so, and a slot is enqueued by one of them:
 * who writes its row also enqueues the job, in one transaction. Returns how to stop.
 */
export function startSchedules(db: Knex, log: Logger, schedules: Schedule[]): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const ticking = new Set<Promise<void>>();
  const timers = schedules.map(({ job, rule }) =>
    nodeSchedule.scheduleJob({ rule, tz: "Etc/UTC" }, (slot) => {
      const tick = tickPatiently(db, log, { job, slot, signal: stopping.signal });
      ticking.add(tick);
      void tick.finally(() => ticking.delete(tick));
    }),
  );
  return {
    async stop() {
      for (const timer of timers) timer.cancel();
      stopping.abort();
      await Promise.all(ticking);
    },
  };
}

/** Enqueues the job of a slot, unless somebody did already. */
export function tick(db: Knex, job: Schedule["job"], slot: Date): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { rowCount } = await trx.raw<{ rowCount: number }>(
      "insert into schedule_ticks (kind, slot) values (?, ?) on conflict do nothing",
      [job.kind, slot],
    );
    if (rowCount === 0) return false;
    await enqueue(trx, job, {});
    return true;
  });
}

/** Goes on while the database is away. */
async function tickPatiently(
  db: Knex,
  log: Logger,
  { job, slot, signal }: { job: Schedule["job"]; slot: Date; signal: AbortSignal },
): Promise<void> {
  for (let pauseMs = 500; !signal.aborted; pauseMs = Math.min(pauseMs * 2, 30_000)) {
    try {
      await tick(db, job, slot);
      return;
    } catch (error) {
      log.warn({ err: error, job_kind: job.kind, slot }, "schedule tick failed");
      if (Date.now() - slot.getTime() > lateAfterMs) return;
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {}); // stopped: looked at above
  }
}
