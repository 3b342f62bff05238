import { EventEmitter } from "node:events";
import type { AppUpdater, Logger } from "electron-updater";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Log } from "./log.ts";
import { type Arrival, createUpdates, type Updates } from "./updates.ts";

const feed = "https://updates.example/";

/** As electron-updater answers; there is no feed that it could look at here. */
class Updater extends EventEmitter {
  logger: Logger | null = null;
  autoInstallOnAppQuit = true;
  readonly asked: unknown[] = [];
  found: () => unknown = () => ({ isUpdateAvailable: false });
  quitAndInstall = vi.fn<() => void>();

  setFeedURL(given: unknown): void {
    this.asked.push(given);
  }

  async checkForUpdates(): Promise<unknown> {
    return this.found();
  }

  /** Has a newer version, whose download is the one given. */
  has(version: string, download: () => Promise<unknown> = async () => []): void {
    this.found = () => ({ isUpdateAvailable: true, updateInfo: { version }, downloadPromise: download() });
  }
}

let updater: Updater;
let arrivals: Arrival[];
let logged: string[];
let updates: Updates;
const [makeWay, relaunch] = [vi.fn<() => void>(), vi.fn<() => void>()];

beforeEach(() => {
  vi.useFakeTimers();
  makeWay.mockReset();
  relaunch.mockReset();
  [updater, arrivals, logged] = [new Updater(), [], []];
  const log: Log = {
    info: (said) => logged.push(`info ${said}`),
    warn: (said) => logged.push(`warn ${said}`),
    write: () => {},
  };
  const load = async () => updater as unknown as AppUpdater;
  updates = createUpdates({ load, log, arrived: (arrival) => arrivals.push(arrival), makeWay, relaunch });
});
afterEach(() => {
  updates.follow(null);
  vi.useRealTimers();
});

const settle = async () => vi.advanceTimersByTimeAsync(0);

test("without a feed nothing is asked", async () => {
  updates.follow(null);
  expect(await updates.check()).toEqual({ kind: "off" });
  expect(updater.asked).toEqual([]);
});

test("whoever asks hears at once that there is nothing, or why not", async () => {
  updates.follow(feed);
  expect(await updates.check()).toEqual({ kind: "newest" });
  expect(updater.asked).toContainEqual({ provider: "generic", url: feed });
  updater.found = () => {
    throw new Error("net::ERR_FAILED");
  };
  expect(await updates.check()).toEqual({ kind: "failed", message: "net::ERR_FAILED" });
  expect(arrivals).toEqual([]);
});

test("it looks again every four hours, and tells of a version once", async () => {
  updater.has("0.2.0");
  updates.follow(feed);
  await vi.advanceTimersByTimeAsync(4 * 3_600_000 + 1);
  expect(arrivals).toEqual([{ kind: "ready", version: "0.2.0" }]);
  updates.follow(null);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(updater.asked).toHaveLength(2);
});

test("whoever asks hears at once that a download began, later that it is ready, and then at once that it is", async () => {
  const download = Promise.withResolvers<unknown>();
  updates.follow(feed);
  await settle();
  updater.has("0.2.0", async () => download.promise);
  expect(await updates.check()).toEqual({ kind: "downloading", version: "0.2.0" });
  expect(await updates.check()).toEqual({ kind: "downloading", version: "0.2.0" });
  expect(arrivals).toEqual([]);
  download.resolve([]);
  await settle();
  expect(arrivals).toEqual([{ kind: "ready", version: "0.2.0" }]);
  expect(await updates.check()).toEqual({ kind: "ready", version: "0.2.0" });
  expect(arrivals).toHaveLength(1);
});

test("what fails is told to whoever asked, and is in the log in any case", async () => {
  updater.found = () => {
    throw new Error("no feed");
  };
  updates.follow(feed);
  await settle();
  expect(logged).toEqual(["warn Updates could not be looked for: no feed"]);
  updater.has("0.2.0", async () => Promise.reject(new Error("cut off")));
  await vi.advanceTimersByTimeAsync(4 * 3_600_000);
  expect(logged.at(-1)).toBe("warn The update to 0.2.0 could not be downloaded: cut off");
  expect(arrivals).toEqual([]);
  await updates.check();
  await settle();
  expect(arrivals).toEqual([{ kind: "failed", message: "cut off" }]);
});

test("what arrives once updates are off is not told", async () => {
  const download = Promise.withResolvers<unknown>();
  updater.has("0.2.0", async () => download.promise);
  updates.follow(feed);
  await settle();
  updates.follow(null);
  download.resolve([]);
  await settle();
  expect(arrivals).toEqual([]);
});

test("electron-updater writes to the app's log, and installs nothing by itself", async () => {
  updates.follow(feed);
  await settle();
  expect(updater.autoInstallOnAppQuit).toBe(false);
  updater.logger?.info("Checking");
  updater.logger?.warn(new Error("odd"));
  updater.logger?.error("bad");
  updater.logger?.debug?.("lost");
  expect(logged).toEqual(["info Checking", "warn Error: odd", "warn bad"]);
});

test("an update that can't be installed leaves an app that starts again, once, and says why in its log", async () => {
  updates.follow(feed);
  await settle();
  updater.quitAndInstall.mockImplementation(() => {
    updater.emit("error", new Error("pkexec exited with code 126"));
    updater.emit("error", new Error("again"));
  });
  updater.on("error", () => {}); // its own
  updates.install();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(relaunch).toHaveBeenCalledTimes(1);
  expect(logged.at(-1)).toMatch(/^warn The update was not installed.*code 126$/);
});

test("so does one that ends nothing", async () => {
  updates.install();
  expect(relaunch).toHaveBeenCalledTimes(1); // nothing was loaded
  expect(makeWay).not.toHaveBeenCalled();
  updates.follow(feed);
  await settle();
  updates.install();
  expect(updater.quitAndInstall).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(relaunch).toHaveBeenCalledTimes(1); // it may still be ending
  await vi.advanceTimersByTimeAsync(120_000);
  expect(relaunch).toHaveBeenCalledTimes(2);
  expect(logged.at(-1)).toMatch(/the app did not end$/);
});

test("the new app may start before this one has ended", async () => {
  updates.follow(feed);
  await settle();
  updater.quitAndInstall.mockImplementation(() => expect(makeWay).toHaveBeenCalledTimes(1));
  updates.install();
  expect(updater.quitAndInstall).toHaveBeenCalledTimes(1);
  expect(relaunch).not.toHaveBeenCalled();
});
