import type { Board, Etape, Member, Role } from "@xtablo/contract";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useBoard } from "./board.ts";
import { progressOf } from "./live/apply-change.ts";
import { useShownWrites } from "./writes.ts";

const BoardContext = createContext<Board | null>(null);

/** Gives what is below it the board as people see it: the server's state with their own writes on top. */
export function BoardProvider({ board, children }: { board: Board; children: ReactNode }) {
  return <BoardContext value={board}>{children}</BoardContext>;
}

/** Loads a tablo's board and lays one's own writes over it until the server has them. */
export function useBoardWithWrites(tabloId: string) {
  const query = useBoard(tabloId);
  const shown = useShownWrites(tabloId);
  const board = useMemo(() => query.data && withWrites(query.data, shown), [query.data, shown]);
  return { ...query, board };
}

/** The board of the tablo that is open. Throws outside of a `BoardProvider`. */
export function useBoardView(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("useBoardView needs a BoardProvider above it.");
  return board;
}

/** May people with this role change content. */
export function canEdit(role: Role): boolean {
  return role !== "viewer";
}

/** The etape with an id, if the tablo has it. */
export function etapeOf(board: Board, etapeId: string | null): Etape | undefined {
  return etapeId === null ? undefined : board.etapes.find(({ id }) => id === etapeId);
}

/** The member with an id, if they still are one. */
export function memberOf(board: Board, userId: string | null): Member | undefined {
  return userId === null ? undefined : board.members.find((member) => member.userId === userId);
}

function withWrites(board: Board, shown: readonly ((board: Board) => Board)[]): Board {
  if (shown.length === 0) return board;
  const next = shown.reduce((state, show) => show(state), board);
  return { ...next, tablo: { ...next.tablo, progress: progressOf(next.tasks) } };
}
