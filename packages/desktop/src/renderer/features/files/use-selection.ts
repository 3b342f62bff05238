import type { File } from "@xtablo/contract";
import { useCallback, useMemo, useState } from "react";

/** Which of the files that are shown are chosen, and the ways to choose. */
export interface Selection {
  ids: ReadonlySet<string>;
  select: (fileId: string, isSelected: boolean) => void;
  selectAll: (isSelected: boolean) => void;
}

/** Lets files be chosen. What is not shown any more, since it is gone or filtered out, is not chosen either. */
export function useSelection(files: readonly File[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => new Set(files.map(({ id }) => id).filter((id) => chosen.has(id))), [files, chosen]);
  const select = useCallback(
    (fileId: string, isSelected: boolean) =>
      setChosen((now) => new Set(isSelected ? [...now, fileId] : [...now].filter((id) => id !== fileId))),
    [],
  );
  const selectAll = useCallback(
    (isSelected: boolean) => setChosen(new Set(isSelected ? files.map(({ id }) => id) : [])),
    [files],
  );
  return { ids, select, selectAll };
}
