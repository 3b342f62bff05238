import type { Board, Change } from "@xtablo/contract";
import { applyChange, omittedTexts } from "./apply-change.ts";

/** A page of the change log: what came after the version that was asked for. */
export interface ChangePage {
  items: readonly Change[];
  /** The tablo's log version now. */
  version: number;
}

/** Where boards are kept and how what was missed is asked for. */
export interface FollowerDeps {
  readBoard: (tabloId: string) => Board | undefined;
  writeBoard: (tabloId: string, board: Board) => void;
  /** Changes after `since`, oldest first; null when the log no longer reaches back that far. */
  fetchChanges: (tabloId: string, since: number) => Promise<ChangePage | null>;
  /** Loads the board afresh, into the place that `readBoard` reads. */
  reloadBoard: (tabloId: string) => Promise<void>;
  /** Forgets the board and loads it afresh: the log went back, as after a restore. */
  restartBoard: (tabloId: string) => Promise<void>;
  /** Told of each change once, in the order of the log. */
  onApplied: (change: Change) => void;
}

/** Beyond this many missed changes the board is loaded afresh instead. */
const farBehind = 500;

/** Keeps boards at the state of the log: each change applied once, in order, and what was missed asked for. */
export interface Follower {
  receive: (change: Change) => void;
  /** Brings a board to the end of the log. Throws when the server is away. */
  catchUp: (tabloId: string) => Promise<void>;
  /** A board was loaded: when changes came in meanwhile, they are asked for. */
  boardLoaded: (tabloId: string) => void;
}

/** Makes a {@link Follower}. */
export function createFollower(deps: FollowerDeps): Follower {
  const newest = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  /** Tablos to ask for once more: what a request under way is answered with may be older than the wish. */
  const again = new Set<string>();

  function catchUp(tabloId: string): Promise<void> {
    const current = running.get(tabloId);
    if (current) again.add(tabloId);
    return current ?? start(tabloId);
  }

  function start(tabloId: string): Promise<void> {
    const isNewest = (version: number) => !again.delete(tabloId) && version >= (newest.get(tabloId) ?? 0);
    const started = closeGap(deps, tabloId, isNewest).finally(() => running.delete(tabloId));
    running.set(tabloId, started);
    return started;
  }

  function isBehind(tabloId: string): boolean {
    const board = deps.readBoard(tabloId);
    return board !== undefined && board.version < (newest.get(tabloId) ?? 0);
  }

  /** A failure is no loss: the next change or connection finds the same gap. */
  function catchUpLater(tabloId: string): void {
    if (isBehind(tabloId) && !running.has(tabloId)) start(tabloId).catch(() => undefined);
  }

  return {
    catchUp,
    boardLoaded: catchUpLater,
    receive(change) {
      newest.set(change.tabloId, Math.max(newest.get(change.tabloId) ?? 0, change.version));
      const board = deps.readBoard(change.tabloId);
      if (!board) deps.onApplied(change);
      else if (!running.has(change.tabloId)) step(deps, board, change);
      catchUpLater(change.tabloId);
    },
  };
}

/** Applies a change when it is the next one; says whether it was. */
function step(deps: FollowerDeps, board: Board, change: Change): boolean {
  const next = applyChange(board, change);
  if (next === board) return false;
  deps.writeBoard(change.tabloId, next);
  deps.onApplied(change);
  return true;
}

/** Asks for what is missing until nothing is. */
async function closeGap(deps: FollowerDeps, tabloId: string, isNewest: (version: number) => boolean): Promise<void> {
  for (;;) {
    const since = deps.readBoard(tabloId)?.version;
    if (since === undefined) return;
    const page = await deps.fetchChanges(tabloId, since);
    if (page && page.version < since) return deps.restartBoard(tabloId);
    if (!page || page.version - since > farBehind) return deps.reloadBoard(tabloId);
    for (const change of page.items) {
      const board = deps.readBoard(tabloId);
      if (board) step(deps, board, change);
    }
    const reached = deps.readBoard(tabloId)?.version ?? since;
    if (reached >= page.version && isNewest(reached)) return;
    if (reached === since && reached < page.version) return deps.reloadBoard(tabloId);
  }
}

/** Does the change say that the tablo's own description moved on, without saying to what. */
export function leavesOutTabloText(change: Change): boolean {
  return change.kind === "tablo.updated" && omittedTexts(change).length > 0;
}
