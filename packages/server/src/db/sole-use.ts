import { waitForLock } from "./advisory-lock.ts";
import { connect } from "./connect.ts";

/** Any number; the same in every release, since releases meet on one data folder. */
const soleUseKey = 7_226_932;

/**
 * Makes the caller the only one of those that ask who serves a database, and gives what ends that; it ends with the process
 * too, whatever becomes of it. Null when another one keeps it for longer than `patienceMs`: one that was killed lets go within
 * a moment.
 */
export async function takeSoleUse(url: string, patienceMs: number): Promise<(() => Promise<void>) | null> {
  const holder = await connect(url);
  let isTaken = false;
  try {
    isTaken = await waitForLock(holder, soleUseKey, patienceMs);
  } finally {
    if (!isTaken) await holder.end().catch(() => undefined); // the connection may be what broke
  }
  return isTaken ? async () => holder.end() : null;
}
