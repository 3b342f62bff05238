import { afterEach, describe, expect, it } from "vitest";
import { aBoard, aChange, idOf } from "../../lib/testing/builders.ts";
import { shareStream } from "./share.ts";
import type { Stream, StreamListener, StreamOptions } from "./stream.ts";

const change = aChange(aBoard(), { kind: "task.deleted", subjectId: idOf(1), data: {} });

/** The browser's locks, for one page: the first to ask holds, the next waits until it lets go. */
function fakeLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const request = (name: string, options: { signal: AbortSignal }, use: () => Promise<void>): Promise<void> => {
    const before = queues.get(name) ?? Promise.resolve();
    const mine = before.then(() => (options.signal.aborted ? undefined : use()));
    queues.set(name, mine);
    return mine;
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager; // the two that are used
}

const open: { listener: StreamListener; closed: boolean }[] = [];
function fakeStream(_: StreamOptions, listener: StreamListener): Stream {
  const line = { listener, closed: false };
  open.push(line);
  listener.onState("open");
  return { wake: () => listener.onState("connecting"), close: () => (line.closed = true) };
}

const windows: Stream[] = [];
function openWindow(locks: LockManager | undefined) {
  const heard: string[] = [];
  const stream = shareStream(
    { url: "/api/stream", accountId: "a", locks, open: fakeStream },
    {
      onChange: ({ kind }) => heard.push(kind),
      onResync: () => heard.push("resync"),
      onState: (state) => heard.push(state),
      onSignedOut: () => heard.push("signed out"),
    },
  );
  windows.push(stream);
  return { heard, stream };
}
const pass = () => new Promise((resolve) => setTimeout(resolve, 100));
afterEach(() => {
  for (const stream of windows.splice(0)) stream.close();
  open.length = 0;
});

describe("windows that share a stream", () => {
  it("open one for all, and all hear it", async () => {
    const locks = fakeLocks();
    const [a, b] = [openWindow(locks), openWindow(locks)];
    await pass();
    expect(open).toHaveLength(1);
    open[0]?.listener.onChange(change);
    open[0]?.listener.onResync();
    await pass();
    expect(a.heard).toEqual(["open", "task.deleted", "resync"]);
    expect(b.heard.slice(-2)).toEqual(["task.deleted", "resync"]);
  });

  it("tell a window that comes later how the connection is", async () => {
    const locks = fakeLocks();
    openWindow(locks);
    await pass();
    const late = openWindow(locks);
    await pass();
    expect(late.heard).toEqual(["open"]);
  });

  it("hand over when the window that holds it closes", async () => {
    const locks = fakeLocks();
    const [first, second] = [openWindow(locks), openWindow(locks)];
    await pass();
    first.stream.close();
    await pass();
    expect(open.map(({ closed }) => closed)).toEqual([true, false]);
    open[1]?.listener.onChange(change);
    await pass();
    expect(second.heard.at(-1)).toBe("task.deleted");
  });

  it("wake the one that holds it", async () => {
    const locks = fakeLocks();
    const [first, second] = [openWindow(locks), openWindow(locks)];
    await pass();
    second.stream.wake();
    await pass();
    expect(first.heard.at(-1)).toBe("connecting");
  });

  it("each open their own where the browser has no locks", () => {
    openWindow(undefined);
    openWindow(undefined);
    expect(open).toHaveLength(2);
  });
});
