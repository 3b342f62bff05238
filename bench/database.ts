import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inspectServer, migrateUp, openEmbeddedDatabase } from "../packages/server/src/ops.ts";

/** A migrated PostgreSQL of the run's own, with the durable settings that people get. */
export interface BenchDatabase {
  url: string;
  version: string;
  /** Given to the server as its data folder. */
  folder: string;
  /** Safe to call twice. */
  close(): Promise<void>;
}

const log = { info: () => {}, warn: (message: string) => process.stderr.write(`${message}\n`) };

/** Opens the embedded PostgreSQL in a temporary folder, which `close()` removes. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-bench-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const database = await openEmbeddedDatabase({ dataDir: join(folder, "data"), log });
  await migrateUp(database.url, { log });
  const { version } = await inspectServer(database.url);
  const close = async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  };
  let closing: Promise<void> | undefined;
  return { url: database.url, version, folder, close: () => (closing ??= close()) };
}

/** Runs `work` with one connection. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
