import { join } from "node:path";
import type { DownloadItem, Session, WebContents } from "electron";
import { safeFileName } from "./file-name.ts";
import { wasUsed } from "./page-use.ts";

/** What becomes of downloads besides the file. */
export interface DownloadParts {
  /** Where the dialog starts. */
  folder: string;
  /** How far all of them are together, from 0 to 1; null when there is none. */
  progress: (part: number | null) => void;
  saved: (path: string) => void;
  failed: (name: string) => void;
  warn: (message: string) => void;
}

/** A page that asks for more dialogs than that at once has no person before it. */
const mostUndecided = 10;

/** The downloads of all servers. */
export interface Downloads {
  /** Lets a person choose where each download of a session goes: what the server calls it is a proposal, and never a path. */
  watch: (session: Session) => void;
  readonly isRunning: boolean;
}

/** Makes {@link Downloads}. */
export function createDownloads(parts: DownloadParts): Downloads {
  const running = new Set<DownloadItem>();

  function showProgress(): void {
    let [received, total] = [0, 0];
    for (const item of running) {
      received += item.getReceivedBytes();
      total += Math.max(item.getTotalBytes(), item.getReceivedBytes());
    }
    parts.progress(running.size === 0 ? null : received / Math.max(total, 1));
  }

  /** A slow server answers long after the click, of which the download itself knows. */
  function isWelcome(item: DownloadItem, contents: WebContents): boolean {
    const undecided = [...running].filter((item) => item.getSavePath() === "").length;
    return (item.hasUserGesture() || wasUsed(contents)) && undecided < mostUndecided;
  }

  function follow(item: DownloadItem): void {
    const name = safeFileName(item.getFilename());
    item.setSaveDialogOptions({ defaultPath: join(parts.folder, name) });
    running.add(item);
    item.on("updated", showProgress);
    item.once("done", (_, state) => {
      running.delete(item);
      showProgress();
      if (state === "completed") parts.saved(item.getSavePath());
      if (state === "interrupted") parts.failed(name);
    });
  }

  return {
    watch: (session) =>
      void session.on("will-download", (event, item, contents) => {
        if (isWelcome(item, contents)) return follow(item);
        event.preventDefault();
        parts.warn(`${item.getURL()} was not saved: too many at once, or nobody asked for it`);
      }),
    get isRunning() {
      return running.size > 0;
    },
  };
}
