import { type Config, openEmbeddedDatabase } from "@xtablo/server/ops/database";
import { watchInterruption } from "../lib/interruption.ts";
import type { Progress } from "./progress.ts";

/** A database that is up, for as long as the work takes. */
export interface OpenDatabase {
  url: string;
  /** Stops what opening started. */
  close: () => Promise<void>;
}

/** The database that the configuration names, or the embedded one, which is started when it does not run. */
export async function openDatabase(config: Config, progress: Progress): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, close: async () => {} };
  const database = await openEmbeddedDatabase({ dataDir: config.dataDir, log: progress });
  return { url: database.url, close: async () => database.stop() };
}

/**
 * Does `work` with the database, and stops it again whatever happens: on Ctrl-C too, when PostgreSQL takes back what was
 * not committed. Throws `Interruption` then.
 */
export async function withDatabase<T>(
  config: Config,
  progress: Progress,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const watch = watchInterruption();
  try {
    const database = await openDatabase(config, progress).catch((error: unknown) => {
      watch.check(); // Ctrl-C reaches PostgreSQL's own programs as well
      throw error;
    });
    try {
      watch.check();
      return await watch.race(work(database.url));
    } finally {
      await database.close();
    }
  } finally {
    watch.end();
  }
}

/** The database's address without its password, to show. */
export function addressOf(url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  return `${username}@${hostname}${port ? `:${port}` : ""}${pathname}`;
}

/** The database's name, to type before it is destroyed. */
export function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
