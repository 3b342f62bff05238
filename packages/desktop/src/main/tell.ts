import { dialog, shell } from "electron";
import type { Notify } from "./notify.ts";
import type { Texts } from "./texts.ts";
import type { UpdateNews } from "./updates.ts";

/** What the app itself has to say to its user. */
export interface Teller {
  saved: (path: string) => void;
  failed: (name: string) => void;
  /** Whether somebody wants it to be installed at once. */
  update: (news: UpdateNews) => Promise<boolean>;
}

/** Makes a {@link Teller}: notifications of the system for what happened by itself, a box for what was asked. */
export function createTeller(texts: Texts, notify: Notify): Teller {
  return {
    saved: (path) => notify(texts.download.saved, path, () => shell.showItemInFolder(path)),
    failed: (name) => notify(texts.download.failed, texts.download.failedDetail(name), () => {}),
    update: async (news) => {
      const { update } = texts;
      if (news.kind !== "ready") {
        const said = {
          newest: { message: update.newest },
          failed: { message: update.failed, detail: news.kind === "failed" ? news.message : "" },
          off: { message: update.off, detail: update.offDetail },
        }[news.kind];
        await dialog.showMessageBox({ type: "info", ...said });
        return false;
      }
      const { response } = await dialog.showMessageBox({
        type: "info",
        message: update.ready(news.version),
        detail: update.readyDetail,
        buttons: [update.restart, update.later],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}
