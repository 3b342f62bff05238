import type { App, Session, WebContents } from "electron";
import { originOf, viewOf } from "./known-views.ts";
import { judgeLink } from "./links.ts";
import { takeUse, watchUse } from "./page-use.ts";

/** What the walls need of the rest. */
export interface Walls {
  /** Opens an address in the system's browser or mail program. */
  openOutside: (url: string) => void;
  warn: (message: string) => void;
}

/** A page opens one link for each time that somebody uses it, and then none for a moment. */
const pauseBetweenLinksMs = 500;

/**
 * Puts up the walls around every page, before there is any window: each runs in a sandbox, goes nowhere but within its own
 * origin, opens no window and holds no other page. A link to elsewhere opens in the system's browser.
 */
export function putUpWalls(app: App, { openOutside, warn }: Walls): void {
  app.enableSandbox();
  const openedAt = new WeakMap<WebContents, number>();

  function open(contents: WebContents, url: string): void {
    const isSoon = Date.now() - (openedAt.get(contents) ?? 0) < pauseBetweenLinksMs;
    if (isSoon || !contents.isFocused() || !takeUse(contents))
      return warn(`${url} was not opened: too many at once, or not by whoever is there`);
    openedAt.set(contents, Date.now());
    openOutside(url);
  }

  app.on("select-client-certificate", (event, _contents, _url, _list, answer) => {
    event.preventDefault(); // Electron would send the first one to whoever asks
    answer();
  });
  app.on("web-contents-created", (_, contents) => {
    watchUse(contents);
    contents.on("will-frame-navigate", (details) => {
      const verdict = judge(contents, details.url);
      if (verdict.kind === "inside") return;
      details.preventDefault();
      if (verdict.kind === "refused") warn(`A page may not go to ${details.url}: ${verdict.reason}`);
      else if (details.isMainFrame) open(contents, verdict.url);
    });
    contents.on("will-redirect", (details) => {
      if (judge(contents, details.url).kind === "inside") return;
      details.preventDefault();
      warn(`A page was led to ${details.url}, which is not its own server`);
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      const verdict = judge(contents, url);
      if (verdict.kind === "outside") open(contents, verdict.url);
      else if (verdict.kind === "inside") void contents.loadURL(verdict.url).catch(() => {}); // its view says what became of it
      else warn(`A page may not open ${url}: ${verdict.reason}`);
      return { action: "deny" };
    });
  });
}

/** The app's own pages stay where they are; those of a server go within it; any other goes nowhere. */
function judge(contents: WebContents, url: string): ReturnType<typeof judgeLink> {
  const view = viewOf(contents);
  const origin = view?.origin() ?? null;
  if (!view || origin === null) return { kind: "refused", reason: "it is no view of ours" };
  return judgeLink(url, view.kind === "server" ? origin : "");
}

/** All that pages may ask of the system: to copy a text, and to fill the screen, as a video does; both after a click. */
const permitted: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "fullscreen"]);

/** Denies the pages of a session whatever they ask of the system, but for `permitted` and to the page of the view itself. */
export function guardSession(session: Session): void {
  const isPermitted = (contents: WebContents | null, permission: string, url: string): boolean => {
    const origin = (contents && viewOf(contents)?.origin()) ?? null;
    return permitted.has(permission) && origin !== null && originOf(url) === origin;
  };
  session.setPermissionRequestHandler((contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(contents, permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((contents, permission, origin) => isPermitted(contents, permission, origin));
  session.setDevicePermissionHandler(() => false);
}
