import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { createUploadAnnouncer } from "./announce-uploads.ts";
import { createUploadQueue } from "./upload-queue.ts";
import type { UploadOptions, UploadOutcome } from "./upload.ts";
import { totalOf, type Upload } from "./uploads.ts";

beforeEach(() => {
  startTexts("en", catalogue);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** A server to which files are on their way until the test says how each ended. */
function world(storedAfterAll: readonly string[] = []) {
  const sending: (UploadOptions & { end: (outcome: UploadOutcome) => void })[] = [];
  const said = { started: [] as number[], done: [] as string[], failed: [] as string[] };
  const server = { isAway: false };
  const queue = createUploadQueue({
    send: (options) =>
      new Promise((end) => {
        options.signal.addEventListener("abort", () => end({ kind: "cancelled" }));
        sending.push({ ...options, end });
      }),
    findStored({ file }) {
      if (server.isAway) return Promise.reject(new Error("away"));
      return Promise.resolve(storedAfterAll.includes(file.name) ? storedFile : undefined);
    },
    pauseMs: () => 1000,
    onStarted: (uploads) => said.started.push(uploads.length),
    onDone: ({ file }) => said.done.push(file.name),
    onFailed: ({ file }) => said.failed.push(file.name),
  });
  const states = () => queue.get().map(({ file, state }) => `${file.name} ${state}`);
  return { queue, sending, said, states, server };
}
const named = (...names: string[]) => names.map((name) => new File(["bytes"], name));
const storedFile = { id: "what was stored is not looked at" } as never;
const stored: UploadOutcome = { kind: "done", file: storedFile };
const settle = () => vi.advanceTimersByTimeAsync(0);
const away: UploadOutcome = { kind: "refused", message: "The store is away.", passing: true, retryAfterMs: 5000 };

describe("the upload queue", () => {
  it("sends three files at once, and the next when one is done", async () => {
    const { queue, sending, said, states } = world();
    queue.add("t", named("a", "b", "c", "d"), undefined);
    expect(states()).toEqual(["a sending", "b sending", "c sending", "d waiting"]);
    sending[0]?.end(stored);
    await settle();
    expect(said).toMatchObject({ started: [4], done: ["a"] });
    expect(states()).toEqual(["a done", "b sending", "c sending", "d sending"]);
    for (const { end } of sending) end(stored);
    await settle();
    expect(states()).toEqual([]);
    expect(queue.isBusy()).toBe(false);
  });

  it("says at once what the server would not take, and sends nothing of it", () => {
    const { queue, sending, said } = world();
    queue.add("t", [new File([], "empty"), new File(["0123456789"], "large")], 9);
    expect(sending).toEqual([]);
    expect(said).toEqual({ started: [], done: [], failed: ["empty", "large"] });
    expect(queue.get().map(({ error }) => error)).toEqual([
      "This file is empty. Nothing was kept.",
      expect.stringContaining("the limit is"),
    ]);
  });

  it("shows how far a file is, and all of them together", () => {
    const { queue, sending } = world();
    queue.add("t", named("a", "b"), undefined);
    sending[0]?.onProgress(3);
    expect(queue.get()[0]?.sentBytes).toBe(3);
    expect(totalOf(queue.get())).toEqual({ done: 0, count: 2, share: 0.3 });
  });

  it("cancels a running upload, and forgets it", async () => {
    const { queue, sending, said } = world();
    queue.add("t", named("a"), undefined);
    queue.remove(queue.get()[0]?.id ?? "");
    expect(sending[0]?.signal.aborted).toBe(true);
    await settle();
    expect(queue.get()).toEqual([]);
    expect(said.failed).toEqual([]);
  });

  it("waits as long as the server asks, saying why, and then sends again by itself", async () => {
    const { queue, sending, states } = world();
    queue.add("t", named("a"), undefined);
    sending[0]?.end(away);
    await settle();
    expect(queue.get()[0]).toMatchObject({ state: "paused", error: "The store is away.", retryAt: Date.now() + 5000 });
    await vi.advanceTimersByTimeAsync(4999);
    expect(states()).toEqual(["a paused"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(states()).toEqual(["a sending"]);
    expect(sending).toHaveLength(2);
  });

  it("does not wait when somebody asks for it now, and not for what was cancelled", async () => {
    const { queue, sending, states } = world();
    queue.add("t", named("now", "never"), undefined);
    for (const { end } of sending) end(away);
    await settle();
    const [now, never] = queue.get();
    queue.retry(now?.id ?? "");
    queue.remove(never?.id ?? "");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states()).toEqual(["now sending"]);
    expect(sending).toHaveLength(3);
  });

  it("gives up after some tries, and then can be asked to try again", async () => {
    const { queue, sending, said, states } = world();
    queue.add("t", named("cut"), undefined);
    for (let tries = 0; tries < 8; tries++) {
      sending.at(-1)?.end({ kind: "interrupted" });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(said.failed).toEqual(["cut"]);
    expect(queue.get()[0]).toMatchObject({ state: "failed", retryable: true, error: expect.stringContaining("lost") });
    queue.retry(queue.get()[0]?.id ?? "");
    expect(states()).toEqual(["cut sending"]);
  });

  it("does not try again what was refused for good", async () => {
    const { queue, sending } = world();
    queue.add("t", named("refused"), undefined);
    sending[0]?.end({ kind: "refused", message: "Too large.", passing: false, retryAfterMs: null });
    await settle();
    expect(queue.get()[0]).toMatchObject({ state: "failed", retryable: false, error: "Too large." });
  });

  it("sends nothing twice whose answer alone was lost", async () => {
    const { queue, sending, said } = world(["a"]);
    queue.add("t", named("a"), undefined);
    sending[0]?.onProgress(5);
    sending[0]?.end({ kind: "interrupted" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.done).toEqual(["a"]);
    expect(queue.get()).toEqual([]);
    expect(sending).toHaveLength(1);
  });

  it("sends it again when the server has not stored it, and not before the server can say so", async () => {
    const { queue, sending, server } = world();
    queue.add("t", named("a"), undefined);
    sending[0]?.onProgress(5);
    server.isAway = true;
    sending[0]?.end({ kind: "interrupted" });
    await vi.advanceTimersByTimeAsync(3000);
    expect(sending).toHaveLength(1);
    server.isAway = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(sending).toHaveLength(2);
  });

  it("sends nothing that is cancelled while the server is asked for it", async () => {
    const { queue, sending } = world();
    queue.add("t", named("a"), undefined);
    sending[0]?.onProgress(5);
    sending[0]?.end({ kind: "interrupted" });
    await settle();
    const [paused] = queue.get();
    queue.retry(paused?.id ?? "");
    queue.remove(paused?.id ?? "");
    await settle();
    expect(sending).toHaveLength(1);
    expect(queue.get()).toEqual([]);
  });
});

it("many uploads are announced in a sentence, and one by its name", () => {
  const said: string[] = [];
  const announcer = createUploadAnnouncer((sentence) => said.push(sentence));
  const one = (name: string, error?: string) => ({ file: new File(["x"], name), error }) as Upload; // no more is read
  announcer.started([one("a"), one("b"), one("c")]);
  announcer.done(one("a"));
  announcer.done(one("b"));
  announcer.failed(one("c", "Too large."));
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(["Uploading 3 files.", "2 files are uploaded.", "“c” was not uploaded. Too large."]);
});
