import { beforeEach, describe, expect, it } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { createUploadQueue } from "./upload-queue.ts";
import type { UploadOptions, UploadOutcome } from "./upload.ts";

beforeEach(() => startTexts("en", catalogue));

/** A server to which files are on their way until the test says how each ended. */
function world() {
  const sending: (UploadOptions & { end: (outcome: UploadOutcome) => void })[] = [];
  const done: string[] = [];
  const queue = createUploadQueue({
    send: (options) =>
      new Promise((end) => {
        options.signal.addEventListener("abort", () => end({ kind: "cancelled" }));
        sending.push({ ...options, end });
      }),
    onDone: ({ file }) => done.push(file.name),
  });
  const states = () => queue.get().map(({ file, state }) => `${file.name} ${state}`);
  return { queue, sending, done, states };
}
const named = (...names: string[]) => names.map((name) => new File(["bytes"], name));
const stored = { kind: "done", file: {} } as UploadOutcome; // what was stored is not looked at
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("the upload queue", () => {
  it("sends three files at once, and the next when one is done", async () => {
    const { queue, sending, done, states } = world();
    queue.add("t", named("a", "b", "c", "d"), undefined);
    expect(states()).toEqual(["a sending", "b sending", "c sending", "d waiting"]);
    sending[0]?.end(stored);
    await settle();
    expect(done).toEqual(["a"]);
    expect(states()).toEqual(["b sending", "c sending", "d sending"]);
  });

  it("says at once what the server would not take, and sends nothing of it", () => {
    const { queue, sending } = world();
    queue.add("t", [new File([], "empty"), new File(["0123456789"], "large")], 9);
    expect(sending).toEqual([]);
    expect(queue.get().map(({ error }) => error)).toEqual([
      "This file is empty. Nothing was kept.",
      expect.stringContaining("the limit is"),
    ]);
  });

  it("shows how far a file is", () => {
    const { queue, sending } = world();
    queue.add("t", named("a"), undefined);
    sending[0]?.onProgress(3);
    expect(queue.get()[0]?.sentBytes).toBe(3);
  });

  it("cancels a running upload, and forgets it", async () => {
    const { queue, sending } = world();
    queue.add("t", named("a"), undefined);
    queue.remove(queue.get()[0]?.id ?? "");
    expect(sending[0]?.signal.aborted).toBe(true);
    await settle();
    expect(queue.get()).toEqual([]);
  });

  it("lets an interrupted upload be tried again, a refused one not", async () => {
    const { queue, sending, states } = world();
    queue.add("t", named("cut", "refused"), undefined);
    sending[0]?.end({ kind: "interrupted" });
    sending[1]?.end({ kind: "refused", message: "Too large." });
    await settle();
    expect(queue.get().map(({ retryable, error }) => [retryable, error])).toEqual([
      [true, expect.stringContaining("connection was lost")],
      [false, "Too large."],
    ]);
    queue.retry(queue.get()[0]?.id ?? "");
    expect(states()).toEqual(["cut sending", "refused failed"]);
  });
});
