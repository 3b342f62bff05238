import { tmpdir } from "node:os";
import knex, { type Knex } from "knex";
import { pino } from "pino";
import { readConfig } from "../config/config.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "../jobs/start-worker.ts";
import { createTestDatabase } from "./database.ts";

/** A queue on a database of its own, and workers on it. */
export interface TestQueue {
  db: Knex;
  databaseUrl: string;
  /** Everything that the workers logged, a line each. */
  logged: Record<string, unknown>[];
  /** Starts a worker that looks often. */
  work(options: Pick<WorkerOptions, "jobs"> & Partial<WorkerOptions>): Promise<RunningWorker>;
  /** Stops the workers and drops the database. */
  close(): Promise<void>;
}

/** Makes one for a test file. */
export async function openTestQueue(): Promise<TestQueue> {
  const database = await createTestDatabase();
  const db = knex({ client: "pg", connection: database.url, pool: { min: 0, max: 4 } });
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: "debug" },
    { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const config = readConfig({ XTABLO_DATA_DIR: tmpdir() }, { root: tmpdir() });
  const workers: RunningWorker[] = [];
  return {
    db,
    databaseUrl: database.url,
    logged,
    async work(options) {
      const worker = await startWorker({
        config,
        databaseUrl: database.url,
        log,
        schedules: [],
        ...options,
        times: { pollMs: 50, ...options.times },
      });
      workers.push(worker);
      return worker;
    },
    async close() {
      for (const worker of workers) await worker.close();
      await db.destroy();
      await database.drop();
    },
  };
}
