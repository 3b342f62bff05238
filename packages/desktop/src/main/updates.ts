import type { AppUpdater } from "electron-updater";
import type { Log } from "./log.ts";

/** What came of a download. */
export type Arrival = { kind: "ready"; version: string } | { kind: "failed"; message: string };

/** What there is to say to whoever asked for updates. */
export type UpdateNews = Arrival | { kind: "downloading"; version: string } | { kind: "newest" } | { kind: "off" };

/** Looks for new releases of the app. */
export interface Updates {
  /** Looks at a feed now and every few hours; null: never. */
  follow: (feed: string | null) => void;
  /** Looks now, for whoever asked: the answer waits for no download, of which they hear when it arrives. */
  check: () => Promise<UpdateNews>;
  /** Installs what is ready, when all of the app has ended but its process, and starts it again; as it was, when that fails. */
  install: () => void;
}

/** What {@link Updates} need. */
export interface UpdateParts {
  /** Loads electron-updater, once there is a feed. */
  load: () => Promise<AppUpdater>;
  log: Log;
  /** Hears what arrived: each version once, and what failed of what somebody had asked for. */
  arrived: (arrival: Arrival) => void;
  /** Lets the new app start though this one has not ended yet: an AppImage is started before. */
  makeWay: () => void;
  /** Ends the app at once, and starts it anew. */
  relaunch: () => void;
}

const everyMs = 4 * 3_600_000;
/** How long the app may still be there once it was told to install: a Mac unpacks and checks the new one before it ends the old. */
const patienceMs = process.platform === "darwin" ? 120_000 : 15_000;

/** Makes {@link Updates} over electron-updater. */
export function createUpdates({ load, log, arrived, makeWay, relaunch }: UpdateParts): Updates {
  let feed: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let updater: AppUpdater | null = null;
  /** The version that was downloaded, of which `arrived` has heard. */
  let ready: string | null = null;

  async function look(isAsked: boolean): Promise<UpdateNews> {
    const url = feed;
    if (url === null) return { kind: "off" };
    try {
      updater ??= setUp(await load(), log);
      updater.setFeedURL({ provider: "generic", url });
      const found = await updater.checkForUpdates();
      if (!found?.isUpdateAvailable) return { kind: "newest" };
      const { version } = found.updateInfo;
      void receive(version, found.downloadPromise, url, isAsked);
      return { kind: version === ready ? "ready" : "downloading", version };
    } catch (error) {
      return failed(error);
    }
  }

  async function receive(version: string, download: unknown, from: string, isAsked: boolean): Promise<void> {
    let arrival: Arrival = { kind: "ready", version };
    try {
      await download;
    } catch (error) {
      arrival = failed(error);
      log.warn(`The update to ${version} could not be downloaded: ${arrival.message}`);
    }
    if (from !== feed || version === ready) return;
    if (arrival.kind === "ready") ready = version;
    if (arrival.kind === "ready" || isAsked) arrived(arrival);
  }

  async function lookQuietly(): Promise<void> {
    const news = await look(false);
    if (news.kind === "failed") log.warn(`Updates could not be looked for: ${news.message}`);
  }

  return {
    follow: (next) => {
      if (next === feed) return;
      feed = next;
      ready = null;
      clearInterval(timer);
      if (feed === null) return;
      timer = setInterval(() => void lookQuietly(), everyMs);
      void lookQuietly();
    },
    check: async () => look(true),
    install: () => {
      clearInterval(timer);
      if (!updater) return giveUp("nothing was downloaded");
      makeWay();
      installOr(updater, giveUp);
    },
  };

  function giveUp(reason: string): void {
    log.warn(`The update was not installed, and the app starts again as it was: ${reason}`);
    relaunch();
  }
}

/** Nothing is installed unless somebody says so: an ordinary end of the app must not ask for a password, as a .deb does. */
function setUp(updater: AppUpdater, log: Log): AppUpdater {
  const say = (write: (message: string) => void) => (message: unknown) => write(String(message));
  updater.logger = { info: say(log.info), warn: say(log.warn), error: say(log.warn), debug: () => {} };
  updater.autoInstallOnAppQuit = false;
  return updater;
}

/** Installs what was downloaded, which ends the app; when it does not (somebody refused the password, say), `giveUp` hears why. */
function installOr(updater: AppUpdater, giveUp: (reason: string) => void): void {
  let hasGivenUp = false;
  const end = (reason: string): void => {
    if (!hasGivenUp) giveUp(reason);
    hasGivenUp = true;
  };
  updater.once("error", ({ message }) => end(message));
  try {
    updater.quitAndInstall();
  } catch (error) {
    end(failed(error).message);
  }
  setTimeout(() => end("the app did not end"), patienceMs);
}

function failed(error: unknown) {
  return { kind: "failed" as const, message: error instanceof Error ? error.message : String(error) };
}
