import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { waitForLock } from "./advisory-lock.ts";
import { connect } from "./connect.ts";

/** How a database is kept to oneself. */
export interface SoleUse {
  /** How long another one may keep it at first: one that was killed lets go within a moment. */
  patienceMs: number;
  /** Another one took it while the connection to the database was lost. Called once; nothing is kept from then on. */
  lost: () => void;
}

/** Any number; the same in every release, since releases meet on one data folder. */
const soleUseKey = 7_226_932;

/** As long as PostgreSQL may take to see that our connection of before is gone. */
const againWithinMs = 1_000;
/** Short: another one may take it as soon as PostgreSQL answers again. */
const longestPauseMs = 250;

/**
 * Makes the caller the only one of those that ask who serves a database, and gives what ends that; it ends with the process
 * too, whatever becomes of it. When the connection is lost, as when PostgreSQL restarts, it is taken again as soon as that
 * answers. Null when another one keeps it for longer than `patienceMs`. Throws `DatabaseError` when the database is not there.
 */
export async function takeSoleUse(url: string, { patienceMs, lost }: SoleUse): Promise<(() => Promise<void>) | null> {
  const first = await takeOnce(url, patienceMs);
  return first && keepTaken(first, url, lost);
}

/** The connection that holds the lock; null when another one keeps it. */
async function takeOnce(url: string, patienceMs: number): Promise<pg.Client | null> {
  const holder = await connect(url);
  let isTaken = false;
  try {
    isTaken = await waitForLock(holder, soleUseKey, patienceMs);
  } finally {
    if (!isTaken) await holder.end().catch(() => undefined); // the connection may be what broke
  }
  return isTaken ? holder : null;
}

/** Takes the lock again whenever its connection is lost, until the function that it gives is called. */
function keepTaken(first: pg.Client, url: string, lost: () => void): () => Promise<void> {
  const released = new AbortController();
  let holder: pg.Client | null = first;
  let taking: Promise<void> = Promise.resolve();

  function watch(client: pg.Client): void {
    client.once("end", () => {
      if (!released.signal.aborted) taking = takeAgain();
    });
  }
  async function takeAgain(): Promise<void> {
    holder = await takeOnceThere(url, released.signal);
    if (holder) watch(holder);
    else if (!released.signal.aborted) lost();
  }
  watch(first);
  return async () => {
    released.abort();
    await taking;
    await holder?.end();
  };
}

/** Tries until the database answers. Null when another one keeps the lock, or when it is not wanted any more. */
async function takeOnceThere(url: string, unwanted: AbortSignal): Promise<pg.Client | null> {
  for (let pauseMs = 100; !unwanted.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await takeOnce(url, againWithinMs);
    } catch {
      await wait(pauseMs, null, { signal: unwanted }).catch(() => undefined); // asked above
    }
  }
  return null;
}
