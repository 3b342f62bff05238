import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { Logger } from "../log.ts";

/**
 * The release lease: a file that names the slots, `blue` or `green` or both, whose servers may be ready. A deploy
 * replaces it. Without a slot there is no lease to ask; without a file blue serves.
 */
export interface Lease {
  /** Whether this server's slot was named when the file was last looked at, 0.2 s ago at most. */
  holds: () => boolean;
  /** Looks at the file now. */
  look: () => boolean;
  /** Notes that somebody was told that this server is ready. */
  noteReady: () => void;
  /** How many were told since the slot was named: a proxy that asks again and again knows by the second one. */
  readyAnswers: () => number;
  close: () => void;
}

/** A slot that is no longer named must let go of its streams at once, whether or not somebody asks. */
const lookEveryMs = 200;

/** Opens the lease that the configuration names. `onLost` is called each time that the slot is no longer named. */
export function openLease(
  { slot, stateDir }: Pick<Config, "slot" | "stateDir">,
  log: Logger,
  { onLost }: { onLost: () => void },
): Lease {
  let held = false;
  let readyAnswers = 0;
  const noteReady = () => void (readyAnswers += 1);
  if (slot === null || stateDir === null)
    return { holds: () => true, look: () => true, noteReady, readyAnswers: () => readyAnswers, close() {} };

  function look(): boolean {
    const before = held;
    held = namesSlot({ slot: slot ?? "", stateDir: stateDir ?? "" }, log);
    if (before === held) return held;
    readyAnswers = 0;
    log.info({ slot }, held ? "lease taken" : "lease lost");
    if (!held) onLost();
    return held;
  }
  look();
  const looking = setInterval(look, lookEveryMs).unref();
  return { holds: () => held, look, noteReady, readyAnswers: () => readyAnswers, close: () => clearInterval(looking) };
}

function namesSlot({ slot, stateDir }: { slot: string; stateDir: string }, log: Logger): boolean {
  try {
    return readFileSync(join(stateDir, "lease"), "utf8").trim().split(",").includes(slot);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return slot === "blue";
    log.error({ err: error }, "lease cannot be read");
    return false;
  }
}
