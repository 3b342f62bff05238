import { change as changeSchema, type Change } from "@xtablo/contract";
import { retryDelay } from "../query-client.ts";
import { readEventStream, type StreamPart } from "./event-stream.ts";

/** What a stream tells whoever holds it. */
export interface StreamListener {
  onChange: (change: Change) => void;
  /** Changes may have been missed: after each connection, and when the server says so. */
  onResync: () => void;
  onState: (state: StreamState) => void;
  /** The server says that nobody is signed in, or that the session has just ended. */
  onSignedOut: () => void;
}

export type StreamState = "connecting" | "open" | "waiting";

export interface StreamOptions {
  url: string;
  fetch?: typeof fetch;
  /** The line is taken for dead after this much silence; the server sends a comment every 15 s. */
  silenceMs?: number;
  /** Milliseconds to wait before the next try. */
  delay?: (failures: number) => number;
}

/** A stream that is kept open until it is closed. */
export interface Stream {
  /** Tries at once instead of waiting: the network is back, or the page is looked at again. */
  wake: () => void;
  close: () => void;
}

/** Opens the stream of changes and keeps it open: a lost connection is made again, waiting longer after each failure. */
export function openStream(options: StreamOptions, listener: StreamListener): Stream {
  const closing = new AbortController();
  const waiting = { wake: (): void => undefined };
  void keepOpen(
    { delay: retryDelay, silenceMs: 40_000, fetch: fetch.bind(globalThis), ...options },
    listener,
    closing.signal,
    waiting,
  );
  return { wake: () => waiting.wake(), close: () => closing.abort() };
}

async function keepOpen(
  options: Required<StreamOptions>,
  listener: StreamListener,
  closed: AbortSignal,
  waiting: { wake: () => void },
): Promise<void> {
  let failures = 0;
  let atLeastMs = 0;
  while (!closed.aborted) {
    listener.onState("connecting");
    const outcome = await follow(options, listener, closed).catch(() => ({ opened: false, retryMs: null }));
    if (closed.aborted) return;
    failures = outcome.opened ? 0 : failures + 1;
    atLeastMs = outcome.retryMs ?? atLeastMs;
    listener.onState("waiting");
    await pause(Math.max(options.delay(failures), jittered(atLeastMs)), closed, waiting);
  }
}

interface Outcome {
  opened: boolean;
  /** The wait that the server asked for, if it did. */
  retryMs: number | null;
}

/** One connection, from request to loss. */
async function follow(
  options: Required<StreamOptions>,
  listener: StreamListener,
  closed: AbortSignal,
): Promise<Outcome> {
  const line = new AbortController();
  const signal = AbortSignal.any([closed, line.signal]);
  const outcome: Outcome = { opened: false, retryMs: null };
  let silence = setTimeout(() => line.abort(), options.silenceMs);
  try {
    const response = await options.fetch(options.url, { headers: { accept: "text/event-stream" }, signal });
    if (response.status === 401) listener.onSignedOut();
    if (!response.ok || !response.body) return { ...outcome, retryMs: retryAfterMs(response) };
    outcome.opened = true;
    listener.onState("open");
    listener.onResync();
    for await (const part of readEventStream(response.body)) {
      clearTimeout(silence);
      silence = setTimeout(() => line.abort(), options.silenceMs);
      if (part.kind === "retry") outcome.retryMs = part.waitMs;
      if (part.kind === "event") tell(listener, part);
    }
  } catch {
    // The connection is lost, which is expected: what was missed is asked for once it is back.
  } finally {
    clearTimeout(silence);
  }
  return outcome;
}

function tell(listener: StreamListener, part: Extract<StreamPart, { kind: "event" }>): void {
  if (part.name === "resync") listener.onResync();
  if (part.name === "signed-out") listener.onSignedOut();
  if (part.name !== "change") return;
  const parsed = changeSchema.safeParse(parseJson(part.data));
  // A kind that this page does not know (a newer server's) leaves a gap, which catching up then closes.
  if (parsed.success) listener.onChange(parsed.data);
  else listener.onResync();
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** Up to half as long again, so that the windows of a restarted server do not come back in one instant. */
function jittered(ms: number): number {
  return ms * (1 + Math.random() / 2);
}

function pause(ms: number, closed: AbortSignal, waiting: { wake: () => void }): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      closed.removeEventListener("abort", done);
      waiting.wake = () => undefined;
      resolve();
    }
    waiting.wake = done;
    closed.addEventListener("abort", done);
  });
}
