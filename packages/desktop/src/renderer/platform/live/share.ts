import { change as changeSchema, type Change } from "@xtablo/contract";
import * as z from "zod";
import { openStream, type Stream, type StreamListener } from "./stream.ts";

const message = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("change"), change: changeSchema }),
  z.strictObject({ kind: z.literal("resync") }),
  z.strictObject({ kind: z.literal("state"), state: z.enum(["connecting", "open", "waiting"]) }),
  z.strictObject({ kind: z.literal("signed-out") }),
  z.strictObject({ kind: z.literal("hello") }),
  z.strictObject({ kind: z.literal("wake") }),
]);
type Message = z.output<typeof message>;

/** Where the windows of a browser meet; `locks` is missing on pages that the browser does not trust (plain HTTP). */
export interface ShareOptions {
  url: string;
  /** Windows of one account share one stream. */
  accountId: string;
  locks?: LockManager;
  open?: typeof openStream;
}

/**
 * Follows the stream, one connection for all windows of the browser: HTTP/1.1 allows six in all.
 * The window that holds the lock reads and passes on; when it closes, the browser gives the lock to another.
 */
export function shareStream(options: ShareOptions, listener: StreamListener): Stream {
  const name = `xtablo-stream:${options.accountId}`;
  const open = options.open ?? openStream;
  if (!options.locks) return open({ url: options.url }, listener);
  const channel = new BroadcastChannel(name);
  const closing = new AbortController();
  let stream: Stream | null = null;
  let state: Message = { kind: "state", state: "connecting" };
  const post = (next: Message): void => channel.postMessage(next);

  /** The leader hears what it says itself: a channel does not. */
  const lead = {
    onChange: (change: Change) => both({ kind: "change", change }),
    onResync: () => both({ kind: "resync" }),
    onState: (next: "connecting" | "open" | "waiting") => both((state = { kind: "state", state: next })),
    onSignedOut: () => both({ kind: "signed-out" }),
  };
  function both(next: Message): void {
    post(next);
    hear(listener, next);
  }

  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const parsed = message.safeParse(data);
    if (!parsed.success) return;
    if (parsed.data.kind === "hello" && stream) post(state);
    else if (parsed.data.kind === "wake") stream?.wake();
    else hear(listener, parsed.data);
  });
  post({ kind: "hello" });
  options.locks
    .request(name, { signal: closing.signal }, () => {
      stream = open({ url: options.url }, lead);
      return new Promise<void>((resolve) => closing.signal.addEventListener("abort", () => resolve()));
    })
    .catch(() => undefined); // given up before the lock was ours

  return {
    wake: () => (stream ? stream.wake() : post({ kind: "wake" })),
    close: () => {
      stream?.close();
      closing.abort();
      channel.close();
    },
  };
}

function hear(listener: StreamListener, heard: Message): void {
  switch (heard.kind) {
    case "change":
      return listener.onChange(heard.change);
    case "resync":
      return listener.onResync();
    case "state":
      return listener.onState(heard.state);
    case "signed-out":
      return listener.onSignedOut();
    case "hello":
    case "wake":
      return undefined;
  }
}
