import { dialog, type WebContents } from "electron";
import type { Texts } from "./texts.ts";

/** Asks whoever uses a page before something on it is lost. */
export interface Leaving {
  /** Asks when this page is left for another, loaded anew or closed, and says that something is not saved yet. */
  watch: (contents: WebContents) => void;
  /** Closes all pages that are watched, asking about downloads too. False when one is to stay; those before it are closed then. */
  closeAll: () => Promise<boolean>;
}

/** What a {@link Leaving} needs. */
export interface LeavingParts {
  texts: Texts;
  /** Shows the window: the box is about what is in it. */
  raise: () => void;
  isDownloading: () => boolean;
}

/** Makes a {@link Leaving} that asks in a box of the system. */
export function createLeaving({ texts: { leave }, raise, isDownloading }: LeavingParts): Leaving {
  const watched = new Set<WebContents>();
  /** Who waits for what becomes of a page that is being closed. */
  const waiting = new Map<WebContents, (isClosed: boolean) => void>();

  function isLeft(message: string, detail: string): boolean {
    raise();
    const buttons = [leave.stay, leave.leave];
    return dialog.showMessageBoxSync({ type: "question", message, detail, buttons, defaultId: 0, cancelId: 0 }) === 1;
  }

  async function close(contents: WebContents): Promise<boolean> {
    const isClosed = await new Promise<boolean>((resolve) => {
      waiting.set(contents, resolve);
      contents.close({ waitForBeforeUnload: true });
    });
    waiting.delete(contents);
    return isClosed;
  }

  return {
    watch: (contents) => {
      watched.add(contents);
      contents.on("will-prevent-unload", (event) => {
        if (isLeft(leave.title, `${contents.getTitle()}\n${leave.detail}`)) event.preventDefault();
        else waiting.get(contents)?.(false);
      });
      contents.once("destroyed", () => {
        watched.delete(contents);
        waiting.get(contents)?.(true);
      });
    },
    closeAll: async () => {
      if (isDownloading() && !isLeft(leave.downloading, leave.downloadingDetail)) return false;
      for (const contents of watched) if (!(await close(contents))) return false;
      return true;
    },
  };
}
