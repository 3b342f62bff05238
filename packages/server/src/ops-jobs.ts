/** What the command line may use of the server's background work, without loading the server. */
import { pino } from "pino";
import { readStatus } from "./admin/status.service.ts";
import type { Config } from "./config/config.ts";
import { openDatabase } from "./db/database.ts";
import { requireMigrated } from "./db/migrate.ts";
import type { JobDeps } from "./jobs/define-job.ts";
import { openFileStore } from "./storage/open-file-store.ts";

export { waitForSchema } from "./db/migrate.ts";
export { AppError } from "./http/app-error.ts";
export type { JobDeps } from "./jobs/define-job.ts";
export { cancelJob, countJobs, enqueue, listJobs, readJob, retryJob } from "./jobs/queue.ts";
export { createLog } from "./log.ts";
export { jobs, type RunningWorker, startWork } from "./work.ts";
export { readStatus };

/**
 * Does `work` with database and file store, and lets go of both. What goes wrong on the way is logged on stderr.
 * Throws `DatabaseError` when the database can't be reached, or lacks what this release needs.
 */
export async function withJobDeps<T>(
  { config, databaseUrl }: { config: Config; databaseUrl: string },
  work: (deps: JobDeps) => Promise<T>,
): Promise<T> {
  await requireMigrated(databaseUrl);
  const log = pino({ level: "warn" }, pino.destination(2));
  const db = openDatabase(databaseUrl, log);
  const files = openFileStore(config, log);
  try {
    return await work({ config, db, files, log, now: () => new Date() });
  } finally {
    await files.close();
    await db.destroy();
  }
}
