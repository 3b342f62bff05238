import type { MessageBoxSyncOptions, WebContents, WebContentsView } from "electron";
import type { Texts } from "./texts.ts";

/** Asks whoever uses a page before something on it is lost. */
export interface Leaving {
  /** Asks when this page is left for another, loaded anew or closed, and says that something is not saved yet. */
  watch: (view: WebContentsView, server: PageServer) => void;
  /** Closes all pages that are watched, asking about downloads too. False when one is to stay; those before it are closed then. */
  closeAll: () => Promise<boolean>;
}

/** Whose page it is. */
export interface PageServer {
  id: string;
  /** What the list calls it now. */
  name: () => string;
}

/** What a {@link Leaving} needs. */
export interface LeavingParts {
  texts: Texts;
  /** Asks in a box of the window, which shows the page that it is about. */
  ask: (options: MessageBoxSyncOptions, view: WebContentsView | null) => number;
  /** Somebody stays on the page of this server. */
  stayed: (id: string) => void;
  isDownloading: () => boolean;
}

/** Makes a {@link Leaving} that asks in a box of the system. */
export function createLeaving({ texts: { leave }, ask, stayed, isDownloading }: LeavingParts): Leaving {
  const watched = new Set<WebContents>();
  /** Who waits for what becomes of a page that is being closed. */
  const waiting = new Map<WebContents, (isClosed: boolean) => void>();

  function isLeft(message: string, detail: string, view: WebContentsView | null = null): boolean {
    const buttons = [leave.stay, leave.leave];
    return ask({ type: "question", message, detail, buttons, defaultId: 0, cancelId: 0 }, view) === 1;
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
    watch: (view, { id, name }) => {
      const contents = view.webContents;
      watched.add(contents);
      contents.on("will-prevent-unload", (event) => {
        if (isLeft(leave.title, `${contents.getTitle()} – ${name()}\n${leave.detail}`, view))
          return event.preventDefault();
        waiting.get(contents)?.(false);
        stayed(id);
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
