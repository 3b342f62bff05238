import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Board, Change } from "@xtablo/contract";
import { noteActivity } from "../activity.ts";
import { keys } from "../query-keys.ts";

/** Refreshes what is shown beside boards. */
export interface Refresher {
  /** After a change of the log. */
  after: (change: Change) => void;
  /** When changes of the tablo may have been missed. */
  tablo: (tabloId: string) => void;
}

/** Tablo lists are asked for again at most this often. */
const listPauseMs = 1000;

/**
 * Makes a {@link Refresher}. Lists and texts that a change makes stale are asked for again where they are shown:
 * what the answer says is right, whatever was missed before.
 */
export function createRefresher(client: QueryClient): Refresher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function listsSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: keys.tablos });
    }, listPauseMs);
  }
  return {
    tablo: (tabloId) => {
      void client.invalidateQueries({ queryKey: keys.files(tabloId) });
      void client.invalidateQueries({ queryKey: keys.trash(tabloId) });
      void client.invalidateQueries({ queryKey: keys.activity(tabloId) });
      void client.invalidateQueries({ queryKey: keys.tasks });
    },
    after(change) {
      const [thing, event] = change.kind.split(".");
      noteActivity(client, change);
      if (thing === "file") void client.invalidateQueries({ queryKey: keys.files(change.tabloId) });
      const isTrash = event === "deleted" || event === "restored";
      if (isTrash) void client.invalidateQueries({ queryKey: keys.trash(change.tabloId) });
      if (change.kind === "task.updated" || (thing === "task" && isTrash))
        void client.invalidateQueries({ queryKey: keys.task(change.subjectId) });
      if (thing === "tablo" && isTrash) void client.invalidateQueries({ queryKey: keys.board(change.tabloId) });
      // Whatever happens in a tablo is its latest activity; lists show its fields and its members' names besides.
      if (!noteProgress(client, change.tabloId) || thing === "tablo" || thing === "member") listsSoon();
    },
  };
}

/** Lets tablo lists show the progress that the board counts; says whether there is a board. */
function noteProgress(client: QueryClient, tabloId: string): boolean {
  const board = client.getQueryData<Board>(keys.board(tabloId));
  if (!board) return false;
  client.setQueriesData<InfiniteData<{ items: Board["tablo"][] }>>(
    { queryKey: keys.tablos },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(withProgress(board)) })) },
  );
  return true;
}

function withProgress(board: Board): (tablo: Board["tablo"]) => Board["tablo"] {
  return (tablo) =>
    tablo.id === board.tablo.id
      ? { ...tablo, progress: board.tablo.progress, lastActivityAt: board.tablo.lastActivityAt }
      : tablo;
}
