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
