import { setTimeout as wait } from "node:timers/promises";
import { connect } from "./migration-lock.ts";

/** Any number; the same in every release, since releases meet on one data folder. */
const soleUseKey = 7_226_932;
const pauseMs = 200;

/**
 * Makes the caller the only one of those that ask who serves a database, and gives what ends that; it ends with the process too, whatever
 * becomes of it. Null when another one keeps it for longer than `patienceMs`: one that was killed lets go within a moment.
 */
export async function takeSoleUse(url: string, patienceMs: number): Promise<(() => Promise<void>) | null> {
  const holder = await connect(url);
  for (const deadline = Date.now() + patienceMs; ;) {
    const { rows } = await holder.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [soleUseKey]);
    if (rows[0]?.taken) return async () => holder.end();
    if (Date.now() > deadline) break;
    await wait(pauseMs);
  }
  await holder.end();
  return null;
}
