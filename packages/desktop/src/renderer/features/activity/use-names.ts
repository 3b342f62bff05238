import { useMemo } from "react";
import { useBoardView } from "../../platform/board-view.tsx";
import type { Names } from "./telling.ts";

/** What people and etapes of the open tablo are called: as they are now, else as `gone` remembers them. */
export function useNames(gone: ReadonlyMap<string, string>): Names {
  const { members, etapes } = useBoardView();
  return useMemo(() => {
    const people = new Map(members.map(({ userId, name }) => [userId, name]));
    const titles = new Map(etapes.map(({ id, title }) => [id, title]));
    return { person: (id) => people.get(id) ?? gone.get(id), etape: (id) => titles.get(id) ?? gone.get(id) };
  }, [members, etapes, gone]);
}
