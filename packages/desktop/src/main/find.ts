import type { Result, WebContents, WebContentsView } from "electron";
import { findChannel } from "../shared/channels.ts";
import type { FindState } from "../shared/ipc.ts";
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
  /** Lays the bar over the page and gives it the focus, or takes it away and gives the page the focus. */
  cover: (bar: WebContentsView | null) => void;
}

/** Makes a {@link Find}. */
export function createFind({ page, makeBar, cover }: FindParts): Find {
  let bar: WebContentsView | null = null;
  /** The page that is searched; null while the bar is hidden. */
  let searched: WebContents | null = null;
  let words = "";
  let request = 0;
  let state: FindState = { asked: 0, found: null };

  function tell(changes: Partial<FindState>): void {
    state = { ...state, ...changes };
    bar?.webContents.send(findChannel, state);
  }

  const hear = (_: unknown, { requestId, activeMatchOrdinal: at, matches: of, finalUpdate }: Result): void => {
    if (requestId === request && finalUpdate) tell({ found: { at, of } });
  };

  function search(given: string): void {
    words = given;
    if (!searched) return;
    if (words !== "") request = searched.findInPage(words, { findNext: true }); // as Electron calls a search from the start
    else end(searched, "clearSelection");
  }

  function end(contents: WebContents, action: "clearSelection" | "keepSelection"): void {
    request = 0;
    contents.stopFindInPage(action);
    tell({ found: null });
  }

  function close(): void {
    const left = searched;
    if (!left) return;
    searched = null;
    cover(null);
    if (left.isDestroyed()) return;
    left.off("found-in-page", hear);
    left.off("did-navigate", close);
    end(left, "keepSelection");
  }

  function open(): void {
    const shown = page();
    if (!shown) return;
    bar ??= load(makeBar());
    if (searched !== shown) {
      close();
      searched = shown;
      shown.on("found-in-page", hear);
      shown.on("did-navigate", close);
      if (words !== "") search(words);
    }
    cover(bar);
    tell({ asked: state.asked + 1 });
  }

  return {
    open,
    search,
    step: (step) => {
      if (!searched || words === "") open();
      else request = searched.findInPage(words, { forward: step === 1 });
    },
    close,
    follow: () => {
      if (searched && searched !== page()) close();
    },
  };
}

function load(bar: WebContentsView): WebContentsView {
  void bar.webContents.loadURL(findPage).catch(() => {}); // the app ends
  return bar;
}
