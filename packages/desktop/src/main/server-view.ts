import type { Session, WebContents, WebContentsView } from "electron";
import { placeChannel } from "../shared/channels.ts";
import type { ServerCheck } from "../shared/server-check.ts";
import { explainFailure } from "./check-server.ts";
import { untilServer } from "./until-server.ts";

/** What a server's view is at. */
export type ViewStatus =
  | { kind: "opening" }
  | { kind: "shown" }
  | { kind: "away"; check: ServerCheck }
  /** The server of this computer starts, or did not. */
  | { kind: "local starting"; message: string }
  | { kind: "local failed"; message: string };

/** A server's page, from its first request to its return after it was away. */
export interface ServerView {
  readonly view: WebContentsView;
  readonly status: ViewStatus;
  readonly isClosed: boolean;
  /** Opens it at a place, or where it was when it was away. */
  open: (place?: string) => void;
  /** Leads the page to a place, without loading it anew when it is there. */
  goTo: (place: string) => void;
  reload: () => void;
  /** Hears from the program of this computer's server what it is at. */
  tell: (status: ViewStatus) => void;
  close: () => void;
}

/** What a {@link ServerView} needs. */
export interface ServerViewParts {
  view: WebContentsView;
  /** Where the server is; that of this computer is started for it, and its owner signed in. It alone may reject. */
  prepare: () => Promise<string>;
  /** Whether a reload prepares it again: for the one whose owner has no password to sign in with. */
  preparesToReload: boolean;
  changed: () => void;
  told: (message: string) => void;
}

/** Chromium's code for a load that something newer, or a download, took the place of. */
const aborted = -3;
const pauseAfterCrashMs = 1_000;

/** Makes a {@link ServerView} that shows nothing yet. */
export function createServerView(parts: ServerViewParts): ServerView {
  const { view, prepare, preparesToReload, changed, told } = parts;
  const contents = view.webContents;
  let status: ViewStatus = { kind: "opening" };
  /** What was begun last; what was begun before it has nothing to say any more. */
  let attempt = 0;
  let ended = new AbortController();

  function become(next: ViewStatus): void {
    status = next;
    changed();
  }

  async function open(place: string): Promise<void> {
    const mine = ++attempt;
    ended.abort();
    ended = new AbortController();
    if (status.kind !== "away") become({ kind: "opening" });
    try {
      const origin = await prepare();
      if (mine === attempt) await contents.loadURL(origin + place).catch(() => {}); // the events below tell
    } catch (error) {
      if (mine !== attempt) return;
      const message = error instanceof Error ? error.message : String(error);
      told(message);
      become({ kind: "local failed", message });
    }
  }

  /** Opens the page again once its server is one. */
  async function comeBack(origin: string, place: string): Promise<void> {
    const { signal } = ended;
    const heard = (check: ServerCheck): void => become({ kind: "away", check });
    await untilServer(origin, { send: fetchOf(contents.session), signal, heard });
    await open(place);
  }

  function goAway(check: ServerCheck, url: string): void {
    told(`${url} can't be shown: ${JSON.stringify(check)}`);
    become({ kind: "away", check });
    const { origin, pathname, search } = new URL(url);
    comeBack(origin, pathname + search).catch(() => {}); // given up for another attempt
  }

  contents.on("did-fail-load", (_, code, name, url, isMainFrame) => {
    if (isMainFrame && code !== aborted) goAway(explainFailure(name, new URL(url).origin), url);
  });
  contents.on("did-navigate", (_, url, code) => {
    if (code >= 500) goAway({ kind: "unwell", origin: new URL(url).origin, status: code }, url);
    else if (status.kind !== "shown") become({ kind: "shown" });
  });
  contents.on("page-title-updated", changed);
  contents.on("render-process-gone", (_, { reason }) => {
    told(`The page of ${contents.getURL()} ended: ${reason}`);
    if (reason !== "clean-exit") setTimeout(() => !contents.isDestroyed() && contents.reload(), pauseAfterCrashMs);
  });

  return {
    view,
    get status() {
      return status;
    },
    get isClosed() {
      return contents.isDestroyed();
    },
    open: (place) => void open(place ?? placeOf(contents)),
    goTo: (place) => {
      if (status.kind === "shown") contents.send(placeChannel, place);
      else void open(place);
    },
    reload: () => (status.kind === "shown" && !preparesToReload ? contents.reload() : void open(placeOf(contents))),
    tell: become,
    close: () => {
      attempt += 1;
      ended.abort();
      contents.close();
    },
  };
}

/** Where a page is on its server. */
function placeOf(contents: WebContents): string {
  const url = contents.getURL();
  if (url === "") return "/";
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The `fetch` of a session, with its proxy and its certificates. */
export function fetchOf(session: Session): typeof fetch {
  return async (input, init) => session.fetch(input as string, init);
}
