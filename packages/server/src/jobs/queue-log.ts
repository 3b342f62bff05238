import { Logger } from "graphile-worker";
import type { Logger as Log } from "../log.ts";

/** Hands what graphile-worker says to our log; what jobs do is told by ourselves. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta?.["failure"] !== undefined || meta?.["success"] !== undefined) return;
    if (level === "error") log.warn({ err: meta?.["error"] }, `queue: ${message}`);
    else if (level === "warning") log.warn(`queue: ${message}`);
    else log.debug(`queue: ${message}`);
  });
}
