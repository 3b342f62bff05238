import type { QueryClient } from "@tanstack/react-query";
import { api, ProblemError, type Board, type Change } from "@xtablo/contract";
import { call } from "../api.ts";
import { boardQuery } from "../board.ts";
import { keys } from "../query-keys.ts";
import { createArrivals } from "./arrivals.ts";
import { createConnectionStore, type ConnectionStore } from "./connection.ts";
import { createFollower, leavesOutTabloText, type ChangePage, type Follower } from "./follow.ts";
import { createRefresher, type Refresher } from "./refresh.ts";
import { shareStream } from "./share.ts";

/** The live side of the page: what features may ask of it. */
export interface Live {
  connection: ConnectionStore;
  /**
   * Waits until a write of ours shows on the board: its change has arrived, or was asked for after a second.
   * `since` is the board's version from before the write.
   */
  settled: (tabloId: string, subjectId: string, since: number) => Promise<void>;
  /** Starts following; call what it gives to stop. */
  start: () => () => void;
}

const patienceMs = 1000;

/** Makes the live side of a page for one account. Nothing happens before `start()`. */
export function createLive(client: QueryClient, accountId: string): Live {
  const connection = createConnectionStore(navigator.onLine);
  const arrivals = createArrivals();
  const refresher = createRefresher(client);
  const follower = createFollower({
    readBoard: (tabloId) => client.getQueryData<Board>(keys.board(tabloId)),
    writeBoard: (tabloId, board) => client.setQueryData(keys.board(tabloId), board),
    fetchChanges,
    reloadBoard,
    restartBoard: (tabloId) => client.resetQueries({ queryKey: keys.board(tabloId) }),
    onApplied(change) {
      arrivals.note(change);
      refresher.after(change);
      if (leavesOutTabloText(change)) void client.invalidateQueries({ queryKey: keys.board(change.tabloId) });
    },
  });
  return {
    connection,
    start: () => start({ client, accountId, connection, follower, refresher }),
    async settled(tabloId, subjectId, since) {
      const isIt = (change: Change) => change.subjectId === subjectId && change.version > since;
      const patience = connection.get() === "online" ? patienceMs : 0;
      // When even asking fails, the next connection brings the change.
      if (!(await arrivals.wait(isIt, patience))) await follower.catchUp(tabloId).catch(() => undefined);
    },
  };

  async function reloadBoard(tabloId: string): Promise<void> {
    refresher.tablo(tabloId);
    await client.fetchQuery({ ...boardQuery(tabloId), staleTime: 0 });
  }
}

interface Parts {
  client: QueryClient;
  accountId: string;
  connection: ConnectionStore;
  follower: Follower;
  refresher: Refresher;
}

function start({ client, accountId, connection, follower, refresher }: Parts): () => void {
  const stream = shareStream(
    { url: api.changes.stream.path, accountId, locks: navigator.locks },
    {
      onChange: (change) => follower.receive(change),
      onResync: () => catchUpAll(client, follower, refresher),
      onState: (state) => connection.note(state),
      // Not taken for granted: another window may have signed in anew, which ends the old session.
      onSignedOut: () => void client.invalidateQueries({ queryKey: keys.session }),
    },
  );
  const unwatch = watchBoards(client, follower);
  const stopWaking = wakeWithPage(connection, () => stream.wake());
  return () => {
    unwatch();
    stopWaking();
    stream.close();
  };
}

/** A board that arrives may be older than changes that came in while it was under way. */
function watchBoards(client: QueryClient, follower: Follower): () => void {
  return client.getQueryCache().subscribe((event) => {
    const [kind, tabloId] = event.query.queryKey;
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual) return;
    if (kind === keys.boards[0] && typeof tabloId === "string") follower.boardLoaded(tabloId);
  });
}

/** The network is back, or the page is looked at again: waiting on would be a waste. */
function wakeWithPage(connection: ConnectionStore, wake: () => void): () => void {
  const stopping = new AbortController();
  const options = { signal: stopping.signal };
  const wakeWhenSeen = (): void => (document.visibilityState === "visible" ? wake() : undefined);
  window.addEventListener("online", () => (connection.noteNetwork(true), wake()), options);
  window.addEventListener("offline", () => connection.noteNetwork(false), options);
  document.addEventListener("visibilitychange", wakeWhenSeen, options);
  return () => stopping.abort();
}

function catchUpAll(client: QueryClient, follower: Follower, refresher: Refresher): void {
  void client.invalidateQueries({ queryKey: keys.tablos });
  for (const query of client.getQueryCache().findAll({ queryKey: keys.boards })) {
    const [, tabloId] = query.queryKey;
    if (typeof tabloId !== "string" || query.state.data === undefined) continue;
    refresher.tablo(tabloId);
    // A failure is no loss: the stream comes back with the server, and then this runs again.
    follower.catchUp(tabloId).catch(() => undefined);
  }
}

async function fetchChanges(tabloId: string, since: number): Promise<ChangePage | null> {
  try {
    const { items, version } = await call(api.changes.list, { params: { tabloId }, query: { since, limit: 200 } });
    return { items, version: version ?? since };
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 410) return null;
    throw error;
  }
}
