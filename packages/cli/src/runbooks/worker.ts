import type { Config } from "@xtablo/server/ops/database";
import { openDatabase } from "./database.ts";
import type { Progress } from "./progress.ts";

/** A worker and what it needs. */
export interface Working {
  close: () => Promise<void>;
}

/**
 * Starts the background worker alone. It never migrates: it waits up to a minute for the schema.
 * `signal` ends the waiting. Throws when the schema does not come, or when the file store cannot be used.
 */
export async function work(config: Config, progress: Progress, { signal }: { signal: AbortSignal }): Promise<Working> {
  const database = await openDatabase(config, progress);
  try {
    const { createLog, startWork, waitForSchema } = await import("@xtablo/server/ops/jobs");
    const log = createLog(config);
    for (const warning of config.warnings) log.warn(warning);
    await waitForSchema(database.url, {
      log: { info: (text) => log.info(text), warn: (text) => log.warn(text) },
      signal,
    });
    const worker = await startWork({ config, databaseUrl: database.url, log, requireFileStore: true });
    return {
      async close() {
        log.info("shutting down");
        await worker.close();
        await database.close();
        log.info("shutdown complete");
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
