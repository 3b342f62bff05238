import type { PlatformBridge } from "../../shared/ipc.ts";

declare global {
  interface Window {
    /** What the desktop app gives the pages of servers. A browser has none. */
    xtablo?: PlatformBridge;
  }
}

/** Goes where the desktop app leads the page: after a link, or a notification. Gives what ends it. */
export function followPlaces(go: (place: string) => void): () => void {
  return window.xtablo?.onPlace(go) ?? (() => {});
}
