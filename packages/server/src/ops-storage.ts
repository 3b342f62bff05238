import { pino } from "pino";
import type { Config } from "./config/config.ts";
import { openDatabase } from "./db/database.ts";
import { checkStorage, type StorageReport } from "./files/storage-check.service.ts";
import { findOrphans, type OrphanCounts, type Orphans, sweepFiles } from "./files/sweep.service.ts";
import { openFileStore } from "./storage/open-file-store.ts";

export type { StorageReport, OrphanCounts, Orphans };

/** The file store and the rows beside it, as the command line sees them. */
export interface OpenStorage {
  /** Where the bytes are, for people. */
  place: string;
  /** Throws what a store that cannot be used says. */
  requireStore(): Promise<void>;
  check(): Promise<StorageReport>;
  findOrphans(): Promise<Orphans>;
  sweep(signal?: AbortSignal): Promise<OrphanCounts>;
  close(): Promise<void>;
}

/** Opens both. Nothing is asked of them yet. `warn` hears what a server would log. */
export function openStorage(config: Config, databaseUrl: string, warn: (message: string) => void): OpenStorage {
  const write = (line: string) => warn((JSON.parse(line) as { msg: string }).msg);
  const log = pino({ level: "warn" }, { write });
  const db = openDatabase(databaseUrl, log);
  const files = openFileStore(config, log);
  const deps = { db, files, now: () => new Date() };
  return {
    place: config.s3 ? `bucket ${config.s3.bucket} at ${config.s3.endpoint}` : `${config.dataDir}/files`,
    requireStore: () => files.check(),
    check: () => checkStorage(deps),
    findOrphans: () => findOrphans(deps),
    sweep: (signal) => sweepFiles(deps, { signal }),
    async close() {
      await files.close();
      await db.destroy();
    },
  };
}
