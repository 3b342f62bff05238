import type { Result, WebContents, WebContentsView } from "electron";
import { findChannel } from "../shared/channels.ts";
import type { FindNews } from "../shared/ipc.ts";
import type { Layers } from "./layers.ts";
import { findPage } from "./own-pages.ts";

/** Searches the page that is to be seen for words, which are typed in a bar over it. */
export interface Find {
  /** Shows the bar; does nothing when no page is to be seen. */
  open: () => void;
  /** Searches for words, the first one after what is shown; none end the search. */
  search: (words: string) => void;
  /** Shows the next or the previous one; opens the bar when it is closed. */
  step: (step: 1 | -1) => void;
  /** Hides the bar, and gives the page the focus. */
  close: () => void;
  /** Hides the bar when the page that it searched is no longer to be seen. */
  follow: () => void;
}

/** What a {@link Find} needs. */
export interface FindParts {
  /** The page that is to be seen, if one of a server is. */
  page: () => WebContents | null;
  /** Makes the view of the bar, when it is first asked for. */
  makeBar: () => WebContentsView;
  layers: Pick<Layers, "cover" | "keepClear">;
}

/** What ends the search in a page: it is another, or none, or fills the screen. */
const ends = ["did-navigate", "render-process-gone", "destroyed", "enter-html-full-screen"] as const;

/** Makes a {@link Find}. */
export function createFind({ page, makeBar, layers }: FindParts): Find {
  let bar: WebContentsView | null = null;
  /** The page that is searched; null while the bar is hidden. */
  let searched: WebContents | null = null;
  let words = "";
  /** The number of the search; requests that go on with it have larger ones. 0: there is none. */
  let first = 0;

  const tell = (news: FindNews): void => bar?.webContents.send(findChannel, news);
  const hear = (_: unknown, { requestId, activeMatchOrdinal: at, matches: of, selectionArea }: Result): void => {
    if (first === 0 || requestId < first) return;
    tell({ kind: "found", at, of });
    layers.keepClear(selectionArea);
  };

  function search(given: string, forward = true): void {
    words = given;
    if (!searched) return;
    if (words !== "") first = searched.findInPage(words, { forward, findNext: true });
    else {
      searched.stopFindInPage("clearSelection");
      end();
    }
  }

  function end(): void {
    first = 0;
    tell({ kind: "ended" });
  }

  function close(): void {
    const left = searched;
    if (!left) return;
    searched = null;
    end();
    layers.cover(false);
    if (left.isDestroyed()) return;
    left.off("found-in-page", hear);
    for (const event of ends) left.off(event as "destroyed", close);
    left.stopFindInPage("keepSelection");
  }

  function open(forward = true): void {
    const shown = page();
    if (!shown) return;
    bar ??= load(makeBar());
    if (searched !== shown) {
      close();
      searched = shown;
      shown.on("found-in-page", hear);
      for (const event of ends) shown.on(event as "destroyed", close);
      if (words !== "") search(words, forward);
    }
    layers.cover(true);
    tell({ kind: "asked" });
  }

  function load(view: WebContentsView): WebContentsView {
    view.webContents.on("render-process-gone", () => search("")); // and with it what was typed
    void view.webContents.loadURL(findPage).catch(() => {}); // the app ends
    return view;
  }

  return {
    open,
    search,
    step: (step) => {
      if (!searched || words === "") open(step === 1);
      // What Electron calls `findNext` begins a search, and does when it is left out.
      else searched.findInPage(words, { forward: step === 1, findNext: false });
    },
    close,
    follow: () => {
      if (searched && searched !== page()) close();
    },
  };
}
