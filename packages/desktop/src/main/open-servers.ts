import type { ServerView } from "./server-view.ts";
import type { KnownServer } from "./settings.ts";

/** The servers whose pages are open, seen or not, and what each says is unread. */
export interface OpenServers {
  /** Opens a server's page, or that which was away; at a place, when one is given. */
  open: (server: KnownServer, place?: string) => void;
  viewOf: (server: KnownServer | null) => ServerView | null;
  close: (id: string) => void;
  readonly unread: ReadonlyMap<string, number>;
  setUnread: (id: string, count: number) => void;
}

/** Makes {@link OpenServers}, none of which is open. */
export function createOpenServers(makeView: (server: KnownServer) => ServerView): OpenServers {
  const views = new Map<string, ServerView>();
  const unread = new Map<string, number>();
  return {
    open: (server, place) => {
      const found = views.get(server.id);
      const known = found?.isClosed ? null : found;
      if (known && place !== undefined) known.goTo(place);
      else if (known && known.status.kind !== "shown") known.open();
      if (known) return;
      const view = makeView(server);
      views.set(server.id, view);
      view.open(place);
    },
    viewOf: (server) => (server && views.get(server.id)) ?? null,
    close: (id) => {
      views.get(id)?.close();
      views.delete(id);
      unread.delete(id);
    },
    unread,
    setUnread: (id, count) => {
      if (views.has(id)) unread.set(id, count); // else it was removed meanwhile
    },
  };
}
