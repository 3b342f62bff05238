import { setTimeout as wait } from "node:timers/promises";
import type { Knex } from "knex";
import type pg from "pg";
import { isQueuePrepared, prepareQueue } from "../jobs/prepare-queue.ts";
import { connect } from "./connect.ts";
import { DatabaseError } from "./database-error.ts";
import type { EmbeddedLog } from "./embedded/embedded-error.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { createMigrationSource, listMigrations, MigrationError, migrationsFolder } from "./migration-source.ts";
import { noteCompatibility } from "./schema-fit.ts";

/** Which migrations, and where the progress is told. */
export interface MigrateOptions {
  log: EmbeddedLog;
  folder?: string;
}

/** How the database and this release compare. */
export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** Applied by another release, and not known to this one. */
  unknown: string[];
}

const attempts = 10;

/** Applies every pending migration, all or none, then the queue's own. Returns the names of ours. Throws {@link DatabaseError}. */
export async function migrateUp(url: string, options: MigrateOptions): Promise<string[]> {
  return withMigrationLock(url, options.log, async (db) => {
    await freeStaleLock(db);
    await noteCompatibility(db, options.folder ?? migrationsFolder);
    const names = await retryWhenLocked(options.log, async () => {
      const [, applied] = (await db.migrate.latest(configOf(options))) as [number, string[]]; // Knex types it as any
      return applied;
    });
    if (!(await withClient(url, isQueuePrepared))) await prepareQueue(url, options.log);
    return names;
  });
}

/**
 * Reverts the newest migration, or all that are newer than `to`; all or none. Returns their names, newest first.
 * Throws {@link DatabaseError} when one of them is not known to this release.
 */
export async function migrateDown(url: string, options: MigrateOptions & { to?: string }): Promise<string[]> {
  return withMigrationLock(url, options.log, async (db) => {
    const names = await planDown(url, options);
    await freeStaleLock(db);
    return retryWhenLocked(options.log, async () => {
      await db.transaction(async (transaction) => {
        for (const name of names) await transaction.migrate.down({ ...configOf(options), name });
      });
      return names;
    });
  });
}

/** Compares the database with this release, and changes nothing. */
export async function migrationStatus(url: string, { folder = migrationsFolder } = {}): Promise<MigrationStatus> {
  const [known, applied] = [await listMigrations(folder), await listApplied(url)];
  return {
    applied: applied.filter((name) => known.includes(name)),
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** What {@link migrateDown} would revert, newest first. */
export async function planDown(
  url: string,
  { folder = migrationsFolder, to }: { folder?: string; to?: string } = {},
): Promise<string[]> {
  const known = await listMigrations(folder);
  const applied = await listApplied(url);
  if (to !== undefined && !applied.includes(to))
    throw new DatabaseError(`${to} is not applied.`, "See the applied migrations: xtablo migrate status");
  const names = (to === undefined ? applied.slice(-1) : applied.filter((name) => name > to)).toReversed();
  const stranger = names.find((name) => !known.includes(name));
  if (stranger === undefined) return names;
  throw new DatabaseError(
    `${stranger} was applied by another release, and only that one can revert it.`,
    "Run `xtablo migrate down` from the release that knows it.",
  );
}

/**
 * Waits until everything that this release needs is migrated, by whoever does that.
 * `signal` ends the waiting. Throws {@link DatabaseError} after `patienceMs`, naming what is missing.
 */
export async function waitForSchema(
  url: string,
  options: MigrateOptions & { patienceMs?: number; signal?: AbortSignal },
): Promise<void> {
  const { log, patienceMs = 60_000, folder = migrationsFolder, signal } = options;
  const deadline = Date.now() + patienceMs;
  for (let told = false; ; told = true) {
    const missing = await findMissing(url, folder).catch((error: unknown) => error as Error);
    if (Array.isArray(missing) && missing.length === 0) return;
    if (Date.now() > deadline) throw missing instanceof Error ? missing : notMigrated(missing, patienceMs);
    if (!told) log.info(missing instanceof Error ? missing.message : `waiting for the schema: ${missing.join(", ")}`);
    await wait(500, undefined, { signal });
  }
}

/** Throws {@link DatabaseError} unless everything that this release needs is migrated. Changes nothing. */
export async function requireMigrated(url: string): Promise<void> {
  const missing = await findMissing(url, migrationsFolder);
  if (missing.length === 0) return;
  throw new DatabaseError(
    `The database is not migrated to this release: ${missing.length} pending, ${missing[0]} first.`,
    "Migrate it: xtablo migrate up",
  );
}

async function findMissing(url: string, folder: string): Promise<string[]> {
  const { pending } = await migrationStatus(url, { folder });
  return (await withClient(url, isQueuePrepared)) ? pending : [...pending, "the queue"];
}

function notMigrated(missing: string[], patienceMs: number): DatabaseError {
  return new DatabaseError(
    `The database still lacks ${missing.join(", ")} after ${Math.round(patienceMs / 1_000)} seconds.`,
    "Migrate it: xtablo migrate up",
  );
}

async function listApplied(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows: found } = await client.query("SELECT to_regclass('knex_migrations') AS name");
    if ((found[0] as { name: string | null }).name === null) return [];
    const { rows }: pg.QueryResult<{ name: string }> = await client.query(
      "SELECT name FROM knex_migrations ORDER BY name",
    );
    return rows.map(({ name }) => name);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function configOf({ folder = migrationsFolder }: MigrateOptions): Knex.MigratorConfig {
  return {
    migrationSource: createMigrationSource(folder),
    disableMigrationsListValidation: true, // after a rollback the database knows more than the release does
  };
}

/** Knex's own lock row outlives a killed process. Only the holder of the advisory lock may know it for stale. */
async function freeStaleLock(db: Knex): Promise<void> {
  await db.migrate.forceFreeMigrationsLock();
}

async function retryWhenLocked<T>(log: EmbeddedLog, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLockTimeout(error)) throw error;
      log.info(`a table is in use; trying again (${attempt} of ${attempts})`);
      await wait(attempt * 200);
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  const cause = error instanceof MigrationError ? error.cause : error;
  return cause instanceof Error && "code" in cause && cause.code === "55P03";
}
