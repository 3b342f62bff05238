import { dialog, shell } from "electron";
import type { Notify } from "./notify.ts";
import type { Texts } from "./texts.ts";
import type { Arrival, UpdateNews } from "./updates.ts";

/** What the app itself has to say to its user. */
export interface Teller {
  saved: (path: string) => void;
  failed: (name: string) => void;
  /** Answers whoever asked for updates; true when they want it to be installed at once. */
  update: (news: UpdateNews) => Promise<boolean>;
  /** Says what became of an update; a click on one that is ready opens it. */
  arrived: (arrival: Arrival, open: () => void) => void;
}

/** Makes a {@link Teller}: notifications of the system for what happened by itself, a box for what was asked. */
export function createTeller(texts: Texts, notify: Notify): Teller {
  const { update } = texts;
  return {
    saved: (path) => notify(texts.download.saved, path, () => shell.showItemInFolder(path)),
    failed: (name) => notify(texts.download.failed, texts.download.failedDetail(name), () => {}),
    update: async (news) => {
      if (news.kind !== "ready") {
        await dialog.showMessageBox({ type: "info", ...answer(news, update) });
        return false;
      }
      const { response } = await dialog.showMessageBox({
        type: "info",
        message: update.ready(news.version),
        detail: update.readyDetail,
        buttons: [update.restart, update.later],
        defaultId: 1, // whoever types as it opens restarts nothing
        cancelId: 1,
      });
      return response === 0;
    },
    arrived: (arrival, open) => {
      if (arrival.kind === "ready") notify(update.ready(arrival.version), update.readyHint, open);
      else notify(update.downloadFailed, arrival.message, () => {});
    },
  };
}

function answer(
  news: Exclude<UpdateNews, { kind: "ready" }>,
  update: Texts["update"],
): { message: string; detail?: string } {
  switch (news.kind) {
    case "downloading":
      return { message: update.downloading(news.version), detail: update.downloadingDetail };
    case "newest":
      return { message: update.newest };
    case "failed":
      return { message: update.failed, detail: news.message };
    case "off":
      return { message: update.off, detail: update.offDetail };
  }
}
