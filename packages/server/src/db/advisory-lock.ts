import type pg from "pg";

/** PostgreSQL's `lock_not_available`: it was waited for, and not had. */
const notAvailable = "55P03";

/**
 * Takes an advisory lock for as long as the connection lives. False when another one keeps it for longer than `patienceMs`.
 * Throws when the connection is lost.
 */
export async function waitForLock(holder: pg.Client, key: number, patienceMs: number): Promise<boolean> {
  await holder.query(`SET lock_timeout = ${patienceMs}`);
  try {
    await holder.query("SELECT pg_advisory_lock($1)", [key]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === notAvailable) return false;
    throw error;
  }
}
