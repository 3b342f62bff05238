import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Etape } from "@xtablo/contract";
import { useCallback, useMemo } from "react";
import { readFilters, writeFilters, type TaskFilters, type TaskSearch } from "./filters.ts";

/** The filters of the address, and the function that changes some of them. */
export function useFilters(etapes: readonly Etape[]): [TaskFilters, (change: Partial<TaskFilters>) => void] {
  const search: TaskSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { q, priority, assignee, due, etape } = search;
  // An etape that somebody deleted meanwhile hides nothing.
  const known = etape === "none" || etapes.some(({ id }) => id === etape) ? etape : undefined;
  const filters = useMemo(
    () => readFilters({ q, priority, assignee, due, etape: known }),
    [q, priority, assignee, due, known],
  );
  const change = useCallback(
    (next: Partial<TaskFilters>) =>
      void navigate({
        to: ".",
        replace: true,
        search: (old: TaskSearch) => ({ ...old, ...writeFilters({ ...readFilters(old), ...next }) }),
      }),
    [navigate],
  );
  return [filters, change];
}
