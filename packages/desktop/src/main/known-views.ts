import type { WebContents, WebFrameMain } from "electron";
import type { Sender } from "./answer-calls.ts";

/** A view of the window that shows a page. */
export interface KnownView {
  kind: "own" | "server";
  /** The server whose page it is; null for the app's own. */
  serverId: string | null;
  /** Where its page is at home; null while that is not known. */
  origin: () => string | null;
}

const views = new WeakMap<WebContents, KnownView>();

/** Makes contents known as a view of ours; all others may do nothing. */
export function knowView(contents: WebContents, view: KnownView): void {
  views.set(contents, view);
}

/** Which view of ours contents are; null for any other. */
export function viewOf(contents: WebContents): KnownView | null {
  return views.get(contents) ?? null;
}

/**
 * Who calls over the bridge, by what the browser says of it. A frame that is gone, or a page that is not at home in its view,
 * is nobody.
 */
export function senderOf(contents: WebContents, frame: WebFrameMain | null): Sender {
  const view = viewOf(contents);
  const url = frame?.url ?? "";
  const isAtHome = view !== null && frame !== null && originOf(url) === view.origin() && frame.origin === view.origin();
  return {
    url,
    isTopFrame: frame !== null && frame.parent === null,
    view: isAtHome ? view.kind : null,
    serverId: view?.serverId ?? null,
  };
}

/** The origin of an address; `URL` has none for schemes of ours. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, origin } = new URL(address);
  return origin === "null" ? `${protocol}//${host}` : origin;
}
