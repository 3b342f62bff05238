import type { App } from "electron";
import type { Leaving } from "./leaving.ts";
import type { Closing } from "./window.ts";

/** The end of the app: what stays open, what is asked before, and what ends last. */
export interface Quitting extends Closing {
  readonly isQuitting: boolean;
  /** Leaves all pages and ends all that runs, but for the app itself; false when a page is to stay. */
  prepare: () => Promise<boolean>;
}

/** What a {@link Quitting} needs. */
export interface QuittingParts {
  app: App;
  leaving: Leaving;
  /** Whether closing the window leaves the app running. */
  keepsRunning: () => boolean;
  /** Opens again what was closed before somebody wanted to stay. */
  reopen: () => void;
  /** What ends when all pages have: the server of this computer, its database last. */
  stop: () => Promise<void>;
}

/** Makes a {@link Quitting}. */
export function createQuitting({ app, leaving, keepsRunning, reopen, stop }: QuittingParts): Quitting {
  let isQuitting = false;
  let hasLeft = false;
  let isStopped = false;

  async function leave(): Promise<boolean> {
    isQuitting = true;
    hasLeft = await leaving.closeAll();
    isQuitting = hasLeft;
    if (!hasLeft) reopen();
    return hasLeft;
  }

  async function end(): Promise<void> {
    try {
      await stop();
    } finally {
      isStopped = true;
    }
  }

  app.on("before-quit", () => (isQuitting = true));
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", (event) => {
    if (isStopped) return;
    event.preventDefault();
    void end().finally(() => app.quit());
  });
  return {
    get isQuitting() {
      return isQuitting;
    },
    get hasLeft() {
      return hasLeft;
    },
    stays: () => !isQuitting && (process.platform === "darwin" || keepsRunning()),
    leaveAndQuit: async () => {
      if (await leave()) app.quit();
    },
    prepare: async () => {
      if (!(await leave())) return false;
      await end();
      return true;
    },
  };
}
