import { afterEach, describe, expect, it, vi } from "vitest";
import { aBoard, aChange, idOf } from "../../lib/testing/builders.ts";
import { openStream, type Stream, type StreamListener } from "./stream.ts";

const change = aChange(aBoard(), { kind: "task.deleted", subjectId: idOf(1), data: {} });
const sse = (name: string, data: string) => `event: ${name}\ndata: ${data}\n\n`;

/** A server whose answers are given one after another; the last one is repeated. */
function server(...answers: ((line: ReadableStreamDefaultController<Uint8Array>) => void | number)[]) {
  const calls: number[] = [];
  const fetch = (_: unknown, { signal }: RequestInit = {}): Promise<Response> => {
    const answer = answers[Math.min(calls.push(Date.now()) - 1, answers.length - 1)];
    let status = 200;
    const body = new ReadableStream<Uint8Array>({
      start(line) {
        status = answer?.(line) ?? 200;
        signal?.addEventListener("abort", () => line.error(new DOMException("", "AbortError")));
      },
    });
    return Promise.resolve(new Response(body, { status }));
  };
  return { calls, fetch };
}
const bytes = (text: string) => new TextEncoder().encode(text);

let stream: Stream | undefined;
afterEach(() => {
  stream?.close();
  vi.useRealTimers();
});
function listen(fetch: typeof globalThis.fetch, delay = () => 1000) {
  const heard: string[] = [];
  const listener: StreamListener = {
    onChange: ({ kind }) => heard.push(kind),
    onResync: () => heard.push("resync"),
    onState: (state) => heard.push(state),
    onSignedOut: () => heard.push("signed out"),
  };
  stream = openStream({ url: "/api/stream", fetch, delay, silenceMs: 40_000 }, listener);
  return heard;
}

describe("the stream", () => {
  it("gives changes as they come, cut anywhere", async () => {
    vi.useFakeTimers();
    const event = sse("change", JSON.stringify(change));
    const { fetch } = server((line) => {
      line.enqueue(bytes(`: hello\n\n${event.slice(0, 30)}`));
      line.enqueue(bytes(`${event.slice(30)}event: presence\ndata: {}\n\n${event}`));
    });
    const heard = listen(fetch);
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toEqual(["connecting", "open", "resync", "task.deleted", "task.deleted"]);
  });

  it("comes back after a loss, and asks what was missed", async () => {
    vi.useFakeTimers();
    const { fetch, calls } = server(
      (line) => line.close(),
      () => undefined,
    );
    const heard = listen(fetch);
    await vi.advanceTimersByTimeAsync(1100);
    expect(heard).toEqual(["connecting", "open", "resync", "waiting", "connecting", "open", "resync"]);
    expect(calls).toHaveLength(2);
  });

  it("waits at least as long as the server asks", async () => {
    vi.useFakeTimers();
    const { fetch, calls } = server((line) => {
      line.enqueue(bytes("retry: 5000\n\n"));
      line.close();
    });
    listen(fetch);
    await vi.advanceTimersByTimeAsync(4900);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(calls.length).toBeGreaterThan(1);
  });

  it("tries at once when woken", async () => {
    vi.useFakeTimers();
    const { fetch, calls } = server(
      (line) => line.close(),
      () => undefined,
    );
    listen(fetch, () => 60_000);
    await vi.advanceTimersByTimeAsync(10);
    stream?.wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(calls).toHaveLength(2);
  });

  it("takes a silent line for dead", async () => {
    vi.useFakeTimers();
    const { fetch, calls } = server(() => undefined);
    listen(fetch);
    await vi.advanceTimersByTimeAsync(39_000);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(calls).toHaveLength(2);
  });

  it("asks what was missed when the server says so, or says what it does not understand", async () => {
    vi.useFakeTimers();
    const { fetch } = server((line) => line.enqueue(bytes(sse("resync", "{}") + sse("change", "{oops"))));
    const heard = listen(fetch);
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toEqual(["connecting", "open", "resync", "resync", "resync"]);
  });

  it("says when nobody is signed in, and waits longer after each failure", async () => {
    vi.useFakeTimers();
    const failures: number[] = [];
    const { fetch } = server(() => 401);
    const heard = listen(fetch, ((count: number) => (failures.push(count), 10)) as () => number);
    await vi.advanceTimersByTimeAsync(35);
    expect(heard.slice(0, 3)).toEqual(["connecting", "signed out", "waiting"]);
    expect(failures.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it("says when the session ends", async () => {
    vi.useFakeTimers();
    const { fetch } = server((line) => line.enqueue(bytes(sse("signed-out", "{}"))));
    const heard = listen(fetch);
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toEqual(["connecting", "open", "resync", "signed out"]);
  });

  it("stops when closed", async () => {
    vi.useFakeTimers();
    const { fetch, calls } = server((line) => line.close());
    listen(fetch);
    await vi.advanceTimersByTimeAsync(10);
    stream?.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toHaveLength(1);
  });
});
