import knex, { type Knex } from "knex";
import type pg from "pg";
import { waitForLock } from "./advisory-lock.ts";
import { connect } from "./connect.ts";
import { DatabaseError } from "./database-error.ts";
import type { EmbeddedLog } from "./embedded/embedded-error.ts";

/** Any number; the same in every release, since releases migrate beside each other. */
const lockKey = 7_226_930;
const patienceSeconds = 120;

/**
 * Does `work` while no other process can migrate.
 * The lock is the session's: it is gone when its holder dies, whatever Knex's own lock row says.
 */
export async function withMigrationLock<T>(url: string, log: EmbeddedLog, work: (db: Knex) => Promise<T>): Promise<T> {
  const holder = await connect(url);
  const db = knex({
    client: "pg",
    connection: connectionOf(url),
    pool: { min: 0, max: 2 },
    log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} }, // it throws what it logs
  });
  try {
    await takeLock(holder, log);
    return await work(db);
  } finally {
    await db.destroy();
    await holder.end();
  }
}

/** A variable of its own, since Knex's types do not know all that the driver takes. */
function connectionOf(url: string) {
  return {
    connectionString: url,
    application_name: "xtablo migrate",
    lock_timeout: 2_000, // who waits for a lock makes everyone wait behind it: better to give way and try again
    statement_timeout: 600_000,
  };
}

async function takeLock(holder: pg.Client, log: EmbeddedLog): Promise<void> {
  const { rows } = await holder.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [lockKey]);
  if (rows[0]?.taken) return;
  log.info("another process migrates; waiting for it");
  if (await waitForLock(holder, lockKey, patienceSeconds * 1_000)) return;
  throw new DatabaseError(
    `Another process has been migrating this database for ${patienceSeconds} seconds.`,
    "Wait for it, or see who it is: SELECT pid FROM pg_locks WHERE locktype = 'advisory'.",
  );
}
