import { setTimeout as wait } from "node:timers/promises";
import { runTaskList, type WorkerPool } from "graphile-worker";
import pg from "pg";
import type { Config } from "../config/config.ts";
import { openDatabase } from "../db/database.ts";
import { readRelease } from "../http/release.ts";
import type { Logger } from "../log.ts";
import type { FileStore } from "../storage/file-store.ts";
import { openFileStore } from "../storage/open-file-store.ts";
import type { JobDeps, JobKind } from "./define-job.ts";
import { createJobRunner } from "./job-runner.ts";
import { retirePool } from "./pool-registry.ts";
import { startPulse } from "./pulse.ts";
import { queueLogger } from "./queue-log.ts";
import { type Schedule, startSchedules } from "./schedule.ts";
import { watchFileStore } from "./watch-file-store.ts";

/** A worker that takes jobs. */
export interface RunningWorker {
  /** The name that it locks jobs with. */
  poolId: string;
  /** Takes no more jobs, tells those that run to stop, waits up to 10 s for them, and lets go of everything. Safe to call twice. */
  close(): Promise<void>;
}

/** What is needed to start one. */
export interface WorkerOptions {
  config: Config;
  databaseUrl: string;
  log: Logger;
  jobs: JobKind[];
  schedules: Schedule[];
  /** Throw when the file store cannot be used at start; else it is said, and looked at again. */
  requireFileStore?: boolean;
  /** In place of the one that the configuration asks for; the worker closes it. */
  files?: FileStore;
  /** Other times than {@link workerTimes}, for tests. */
  times?: Partial<typeof workerTimes>;
}

/** The times that a worker keeps. */
export const workerTimes = {
  /** How often it looks for jobs that became due; of new ones it is told. */
  pollMs: 2_000,
  beatMs: 10_000,
  /** Who gave no sign of life for so long is dead: with the beat and the poll its jobs run again within 90 s. */
  deadAfterMs: 60_000,
  heartbeatMs: 60_000,
  stopMs: 10_000,
  /** What the waits after failures are counted in. */
  retryUnitMs: 1_000,
};

/** Jobs of one process at once; most wait for the database or the file store. */
const concurrency = 4;

/** Starts a worker. The schema must be there. Throws the store's error with `requireFileStore` when that cannot be used. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { config, databaseUrl, log, jobs, schedules } = options;
  const times = { ...workerTimes, ...options.times };
  const db = openDatabase(databaseUrl, log);
  const files = options.files ?? openFileStore(config, log);
  const queue = openQueuePool(databaseUrl, log);
  const deps: JobDeps = { config, db, files, log, now: () => new Date() };
  const runner = createJobRunner(deps, jobs, times);
  const store = await watchFileStore(deps, { required: options.requireFileStore ?? false }).catch(
    async (error: unknown) => {
      await letGo();
      throw error;
    },
  );
  const pool = runTaskList(
    {
      pgPool: queue,
      concurrency,
      pollInterval: times.pollMs,
      noHandleSignals: true,
      logger: queueLogger(log),
      // The library tries again, for minutes, to write down what became of a job; without this it would try once.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    runner.tasks,
    queue,
  );
  pool.promise.catch((error: unknown) => log.error({ err: error }, "worker pool ended"));
  log.info({ worker: pool.id }, "worker ready");
  const pulse = await startPulse(deps, {
    poolId: pool.id,
    version: readRelease().version,
    times,
    onLost: runner.disown,
  });
  const ticks = startSchedules(db, log, schedules);

  async function letGo(): Promise<void> {
    await queue.end();
    await files.close();
    await db.destroy();
  }
  async function stop(): Promise<void> {
    store.stop();
    await pulse.stop();
    await ticks.stop();
    runner.abort();
    await endPool(pool, times.stopMs);
    await runner.settle();
    const cutOff = await retirePool(db, pool.id).catch((error: unknown) => {
      log.warn({ err: error }, "the worker's jobs are not free yet; another worker frees them within 90 s");
      return [];
    });
    if (cutOff.length > 0) log.warn({ job_ids: cutOff }, "jobs cut off; they run again");
    await letGo();
  }
  let stopping: Promise<void> | undefined;
  return { poolId: pool.id, close: () => (stopping ??= stop()) };
}

/** Waits for the jobs that run, but not for ever. */
async function endPool(pool: WorkerPool, stopMs: number): Promise<void> {
  const ended = Promise.resolve(pool.gracefulShutdown()).catch(() => {}); // told by the pool's own promise
  await Promise.race([ended, wait(stopMs, undefined, { ref: false })]);
}

/** The library's own connections; it wants to be told of broken ones. */
function openQueuePool(connectionString: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: concurrency + 2,
    application_name: "xtablo worker",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const tell = (error: Error) => log.debug({ err: error }, "queue connection lost");
  pool.on("error", tell);
  pool.on("connect", (client) => void client.on("error", tell));
  return pool;
}
