import { setTimeout as wait } from "node:timers/promises";
import type { ServerCheck } from "../shared/server-check.ts";
import { checkServer } from "./check-server.ts";

const usualPausesMs = [2_000, 4_000, 8_000, 15_000];

/** How to ask. */
export interface Asking {
  send: typeof fetch;
  signal: AbortSignal;
  heard: (check: ServerCheck) => void;
  /** The pause before each question; the last one goes on. */
  pausesMs?: readonly number[];
}

/** Asks an address again and again until it is a server; `heard` gets each other answer. Rejects when the signal says so. */
export async function untilServer(
  origin: string,
  { send, signal, heard, pausesMs = usualPausesMs }: Asking,
): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    await wait(pausesMs[Math.min(tried, pausesMs.length - 1)], null, { signal });
    const check = await checkServer(origin, send);
    signal.throwIfAborted();
    if (check.kind === "server") return;
    heard(check);
  }
}
