import type { AppUpdater } from "electron-updater";

/** What there is to say of updates. */
export type UpdateNews =
  | { kind: "ready"; version: string }
  | { kind: "newest" }
  | { kind: "failed"; message: string }
  | { kind: "off" };

/** Looks for new releases of the app. */
export interface Updates {
  /** Looks at a feed now and every few hours; null: never. */
  follow: (feed: string | null) => void;
  /** Looks now, for whoever asked: the answer comes in any case. */
  check: () => Promise<UpdateNews>;
  /** Ends the app, installs what is ready, and starts it again. */
  install: () => void;
}

const everyMs = 4 * 3_600_000;

/** Makes {@link Updates} over electron-updater, which is loaded when there is a feed. `tell` hears once of what is ready by itself. */
export function createUpdates(load: () => Promise<AppUpdater>, tell: (news: UpdateNews) => void): Updates {
  let feed: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let updater: AppUpdater | null = null;
  let announced: string | null = null;

  async function check(): Promise<UpdateNews> {
    if (feed === null) return { kind: "off" };
    try {
      updater ??= await load();
      updater.setFeedURL({ provider: "generic", url: feed });
      const found = await updater.checkForUpdates();
      if (!found?.isUpdateAvailable) return { kind: "newest" };
      await found.downloadPromise;
      return { kind: "ready", version: found.updateInfo.version };
    } catch (error) {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
  }

  async function checkQuietly(): Promise<void> {
    const news = await check();
    if (news.kind !== "ready" || news.version === announced) return;
    announced = news.version;
    tell(news);
  }

  return {
    follow: (next) => {
      if (next === feed) return;
      feed = next;
      clearInterval(timer);
      if (updater) updater.autoInstallOnAppQuit = feed !== null;
      if (feed === null) return;
      timer = setInterval(() => void checkQuietly(), everyMs);
      void checkQuietly();
    },
    check,
    install: () => updater?.quitAndInstall(),
  };
}
