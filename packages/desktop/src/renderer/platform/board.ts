import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, type Board } from "@xtablo/contract";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/**
 * A tablo's tasks, etapes and members. Loaded once, then kept by live updates.
 * An answer that is older than what live updates already brought is not taken.
 */
export function boardQuery(tabloId: string) {
  return queryOptions({
    queryKey: keys.board(tabloId),
    queryFn: ({ signal }) => call(api.tablos.board, { params: { tabloId } }, { signal }),
    staleTime: Infinity,
    structuralSharing: newerOf,
  });
}

/** A tablo's tasks, etapes and members, live. */
export function useBoard(tabloId: string) {
  return useQuery(boardQuery(tabloId));
}

/** A tablo's title, once its board is loaded; for the breadcrumb. */
export function useTabloTitle(tabloId: string): string | undefined {
  return useQuery({ ...boardQuery(tabloId), select: (board) => board.tablo.title }).data;
}

function newerOf(old: unknown, fresh: unknown): unknown {
  return isBoard(old) && isBoard(fresh) && old.version > fresh.version ? old : fresh;
}

function isBoard(value: unknown): value is Board {
  return typeof value === "object" && value !== null && "version" in value && "tasks" in value;
}
