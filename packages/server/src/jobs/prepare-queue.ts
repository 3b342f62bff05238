import type pg from "pg";
import type { EmbeddedLog } from "../db/embedded/embedded-error.ts";

/** The newest change to its tables that this release's graphile-worker knows and needs. */
const newestQueueSchema = 20;

/** Makes or renews the queue's own tables. The caller holds the lock of migrations. */
export async function prepareQueue(url: string, log: EmbeddedLog): Promise<void> {
  const { Logger, runMigrations } = await import("graphile-worker"); // 0.1 s, which `--help` needs not
  const logger = new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn(message);
  });
  await runMigrations({ connectionString: url, logger });
}

/** Whether the queue's tables are as this release needs them. */
export async function isQueuePrepared(client: pg.Client): Promise<boolean> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as there",
  );
  if (!found[0]?.there) return false;
  const { rows } = await client.query<{ newest: number }>("select max(id) as newest from graphile_worker.migrations");
  return (rows[0]?.newest ?? 0) >= newestQueueSchema;
}
