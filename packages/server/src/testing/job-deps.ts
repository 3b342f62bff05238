import { pino } from "pino";
import { readConfig } from "../config/config.ts";
import { openDatabase } from "../db/database.ts";
import type { JobDeps } from "../jobs/define-job.ts";
import type { FileStore } from "../storage/file-store.ts";

/** What a test gives to jobs. */
export interface TestJobDeps extends JobDeps {
  /** Everything that was logged, a line each. */
  logged: Record<string, unknown>[];
  close(): Promise<void>;
}

/** Makes it for a database and a file store, which stays open. */
export function openJobDeps(databaseUrl: string, files: FileStore): TestJobDeps {
  const logged: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const db = openDatabase(databaseUrl, log);
  const config = readConfig({}, { root: "/nowhere" });
  return { config, db, files, log, logged, now: () => new Date(), close: () => db.destroy() };
}
