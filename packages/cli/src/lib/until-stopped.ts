import { Interruption, watchInterruption } from "./interruption.ts";
import { progress } from "./present.ts";

/** Signals within this time of the first are the same one: npm and the terminal both send Ctrl-C. */
const sameSignalMs = 1_000;

/**
 * Waits for SIGINT, SIGTERM, SIGHUP, or the end of the `npm start` that we run under, then closes and ends the process with 0.
 * A second signal ends it at once with 1.
 */
export function closeWhenStopped(close: () => Promise<void>): void {
  let stoppedAt: number | null = null;
  const stop = () => {
    if (stoppedAt !== null) {
      if (Date.now() - stoppedAt < sameSignalMs) return;
      progress.warn("Stopped without waiting for what was in flight.");
      process.exit(1);
    }
    stoppedAt = Date.now();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        progress.warn(`It did not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
}

/**
 * Starts something that runs until it is stopped. A signal in the middle lets it come up, or give up by its `signal`, and
 * closes it again. Throws the {@link Interruption} then.
 */
export async function startStoppable<T extends { close: () => Promise<void> }>(
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const watch = watchInterruption();
  const stopping = new AbortController();
  const starting = start(stopping.signal);
  try {
    return await watch.race(starting);
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    stopping.abort();
    await starting.then(
      async ({ close }) => close(),
      () => {}, // it has cleaned up after itself
    );
    throw error;
  } finally {
    watch.end();
  }
}
