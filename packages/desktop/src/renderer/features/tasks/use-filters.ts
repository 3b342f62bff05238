import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { readFilters, writeFilters, type TaskFilters, type TaskSearch } from "./filters.ts";

/** The filters of the address, and the function that changes some of them. */
export function useFilters(): [TaskFilters, (change: Partial<TaskFilters>) => void] {
  const search: TaskSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { q, priority, assignee, due, etape } = search;
  const filters = useMemo(
    () => readFilters({ q, priority, assignee, due, etape }),
    [q, priority, assignee, due, etape],
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
