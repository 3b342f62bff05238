import type { AppUpdater } from "electron-updater";
import { afterEach, expect, test, vi } from "vitest";
import { createUpdates, type UpdateNews } from "./updates.ts";

/** As electron-updater answers; that it does over a feed is tried on the test host. */
function answering(found: unknown, asked: unknown[] = []) {
  return async () =>
    ({
      setFeedURL: (feed: unknown) => asked.push(feed),
      checkForUpdates: async () => {
        if (found instanceof Error) throw found;
        return found;
      },
    }) as unknown as AppUpdater;
}

afterEach(() => void vi.useRealTimers());

test("without a feed nothing is loaded or asked", async () => {
  const updates = createUpdates(async () => expect.fail("loaded"), vi.fn<(news: UpdateNews) => void>());
  updates.follow(null);
  expect(await updates.check()).toEqual({ kind: "off" });
});

test("what is newer is told once it is here; else whoever asks hears that there is nothing, or why not", async () => {
  const told: UpdateNews[] = [];
  const asked: unknown[] = [];
  const newer = { isUpdateAvailable: true, updateInfo: { version: "0.2.0" }, downloadPromise: Promise.resolve([]) };
  const updates = createUpdates(answering(newer, asked), (news) => told.push(news));
  updates.follow("https://updates.example/");
  await expect.poll(() => told).toEqual([{ kind: "ready", version: "0.2.0" }]);
  expect(asked).toEqual([{ provider: "generic", url: "https://updates.example/" }]);
  updates.follow(null);

  const none = createUpdates(answering({ isUpdateAvailable: false }), () => expect.fail("told"));
  none.follow("https://updates.example/");
  expect(await none.check()).toEqual({ kind: "newest" });
  none.follow(null);
  const failing = createUpdates(answering(new Error("net::ERR_FAILED")), () => expect.fail("told"));
  failing.follow("https://updates.example/");
  expect(await failing.check()).toEqual({ kind: "failed", message: "net::ERR_FAILED" });
  failing.follow(null);
});

test("it looks again every four hours, and tells of a version once", async () => {
  vi.useFakeTimers();
  const told = vi.fn<(news: UpdateNews) => void>();
  const newer = { isUpdateAvailable: true, updateInfo: { version: "0.2.0" }, downloadPromise: Promise.resolve([]) };
  const asked: unknown[] = [];
  const updates = createUpdates(answering(newer, asked), told);
  updates.follow("https://updates.example/");
  await vi.advanceTimersByTimeAsync(4 * 3_600_000 + 1);
  updates.follow(null);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(asked).toHaveLength(2);
  expect(told).toHaveBeenCalledTimes(1);
});
