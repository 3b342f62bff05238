import { setTimeout as wait } from "node:timers/promises";
import type { WebContents, WebContentsView } from "electron";
import { placeChannel } from "../shared/channels.ts";
import type { ServerCheck } from "../shared/server-check.ts";
import { checkServer, explainFailure } from "./check-server.ts";
import { fetchOf } from "./session-fetch.ts";
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
  setStatus: (status: ViewStatus) => void;
  close: () => void;
}

/** What a {@link ServerView} needs. */
export interface ServerViewParts {
  view: WebContentsView;
  /** Where the server is; that of this computer is started for it, and its owner signed in. It alone may reject. */
  prepare: () => Promise<string>;
  /** Whether it is the server of this computer: its owner is signed in again at a reload, and it is started, not waited for. */
  isLocal: boolean;
  changed: () => void;
  warn: (message: string) => void;
}

/** Chromium's code for a load that something newer, or a download, took the place of. */
const aborted = -3;
const pauseAfterCrashMs = 1_000;
const goodWhileMs = 10 * 60_000;
const pauseBeforeStartMs = 2_000;

/** Makes a {@link ServerView} that shows nothing yet. */
export function createServerView(parts: ServerViewParts): ServerView {
  const { view, prepare, isLocal, changed, warn } = parts;
  const contents = view.webContents;
  let status: ViewStatus = { kind: "opening" };
  /** What was begun last; what was begun before it has nothing to say any more. */
  let attempt = 0;
  let ended = new AbortController();

  /** Whether the last attempt has had an answer: a page, or what is wrong. */
  let hasAnswered = false;
  const isThere = (): boolean => status.kind === "shown" && contents.getURL() !== "";

  function stopAsking(): void {
    ended.abort();
    ended = new AbortController();
  }

  function become(next: ViewStatus): void {
    status = next;
    changed();
  }

  async function open(place: string): Promise<void> {
    const mine = ++attempt;
    stopAsking();
    hasAnswered = false;
    if (status.kind !== "away" && !isThere()) become({ kind: "opening" });
    try {
      const origin = await prepare();
      // One that was fit when it was added may be too old for the app of today.
      const check = isLocal ? null : await checkServer(origin, fetchOf(contents.session));
      if (mine !== attempt) return;
      if (check && check.kind !== "server") return goAway(check, origin + place);
      await contents.loadURL(origin + place).catch(() => {
        // The events below tell, but for what was led elsewhere, and stopped.
        if (mine === attempt && !hasAnswered) goAway({ kind: "another", origin }, origin + place);
      });
    } catch (error) {
      if (mine !== attempt) return;
      const message = error instanceof Error ? error.message : String(error);
      warn(message);
      become({ kind: "local failed", message });
    }
  }

  /** Opens the page again once its server is one. */
  async function comeBack(origin: string, place: string): Promise<void> {
    const { signal } = ended;
    const heard = (check: ServerCheck): void => become({ kind: "away", check });
    // The one of this computer is not waited for, but started.
    if (isLocal) await wait(pauseBeforeStartMs, null, { signal });
    else await untilServer(origin, { send: fetchOf(contents.session), signal, heard });
    await open(place);
  }

  function goAway(check: ServerCheck, url: string): void {
    hasAnswered = true;
    stopAsking();
    warn(`${url} can't be shown: ${JSON.stringify(check)}`);
    become({ kind: "away", check });
    const { origin, pathname, search } = new URL(url);
    comeBack(origin, pathname + search).catch(() => {}); // given up for another attempt
  }

  function appear(): void {
    hasAnswered = true;
    stopAsking();
    if (status.kind !== "shown") become({ kind: "shown" });
  }

  watchPage(contents, { failed: goAway, answered: appear, changed, warn });
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
    reload: () => (status.kind === "shown" && !isLocal ? contents.reload() : void open(placeOf(contents))),
    setStatus: become,
    close: () => {
      attempt += 1;
      stopAsking();
      if (!contents.isDestroyed()) contents.close();
    },
  };
}

/** What a view hears of its page. */
interface PageEvents {
  /** It did not come, or what came says that something is wrong with its server. */
  failed: (check: ServerCheck, url: string) => void;
  /** It is there, or somebody wants to stay on it. */
  answered: () => void;
  /** Its title is another, or it closed itself. */
  changed: () => void;
  warn: (message: string) => void;
}

function watchPage(contents: WebContents, { failed, answered, changed, warn }: PageEvents): void {
  /** In a row, with no good while between them. */
  let crashes = 0;
  let crashedAt = 0;
  contents.on("did-fail-load", (_, code, name, url, isMainFrame) => {
    if (isMainFrame && code !== aborted && URL.canParse(url)) failed(explainFailure(name, new URL(url).origin), url);
  });
  contents.on("did-navigate", (_, url, code) => {
    const { origin } = new URL(url);
    if (code >= 500) failed({ kind: "unwell", origin, status: code }, url);
    else if (code === 401) failed({ kind: "guarded", origin }, url);
    else answered();
  });
  contents.on("will-prevent-unload", ({ defaultPrevented }) => {
    if (!defaultPrevented) answered();
  });
  contents.on("page-title-updated", changed);
  contents.once("destroyed", changed);
  contents.on("render-process-gone", (_, { reason }) => {
    warn(`The page of ${contents.getURL()} ended: ${reason}`);
    if (reason === "clean-exit") return;
    if (Date.now() - crashedAt > goodWhileMs) crashes = 0;
    crashedAt = Date.now();
    const pauseMs = pauseAfterCrashMs * 4 ** Math.min(crashes++, 4);
    setTimeout(() => !contents.isDestroyed() && contents.reload(), pauseMs);
  });
}

/** Where a page is on its server; the start, when it shows nothing of it. */
function placeOf(contents: WebContents): string {
  const url = contents.getURL();
  if (!/^https?:/.test(url)) return "/";
  const { pathname, search } = new URL(url);
  return pathname + search;
}
