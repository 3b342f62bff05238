import type { Change } from "@xtablo/contract";

/** Remembers the last changes that were applied, for whoever waits for one that may have come already. */
export interface Arrivals {
  note: (change: Change) => void;
  /** Waits for a change; false when it has not come after `patienceMs`. */
  wait: (isIt: (change: Change) => boolean, patienceMs: number) => Promise<boolean>;
}

/** How many changes are remembered: those that can come between a write and its answer. */
const kept = 500;

/** Makes {@link Arrivals}. */
export function createArrivals(): Arrivals {
  const recent: Change[] = [];
  const waiting = new Set<(change: Change) => void>();
  return {
    note(change) {
      recent.push(change);
      if (recent.length > kept) recent.shift();
      for (const listener of waiting) listener(change);
    },
    wait(isIt, patienceMs) {
      if (recent.some(isIt)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (outcome: boolean): void => {
          clearTimeout(timer);
          waiting.delete(listen);
          resolve(outcome);
        };
        const listen = (change: Change): void => (isIt(change) ? finish(true) : undefined);
        const timer = setTimeout(() => finish(false), patienceMs);
        waiting.add(listen);
      });
    },
  };
}
