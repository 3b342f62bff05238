import { useBoardView } from "../../platform/board-view.tsx";
import { useFiles } from "../../platform/files.ts";
import type { Entry } from "./entries.ts";

/** Where the thing that an entry is about can be found now. */
export type Subject = { kind: "task" | "etape" | "file"; id: string } | { kind: "trashed" } | { kind: "none" };

/** Finds what an entry is about: in the tablo that is open, or in its Trash. */
export function useSubject({ kind, subjectId }: Pick<Entry, "kind" | "subjectId">): Subject {
  const { tablo, tasks, etapes } = useBoardView();
  const { files, isPending, hasMore } = useFiles(tablo.id);
  const isAmong = (things: readonly { id: string }[]) => things.some(({ id }) => id === subjectId);
  const thing = kind.split(".")[0];
  if (thing === "task") return isAmong(tasks) ? { kind: "task", id: subjectId } : { kind: "trashed" };
  if (thing === "etape") return isAmong(etapes) ? { kind: "etape", id: subjectId } : { kind: "trashed" };
  if (thing !== "file") return { kind: "none" };
  // Of many files not all are known here: then the way leads to the files.
  return isAmong(files) || isPending || hasMore ? { kind: "file", id: subjectId } : { kind: "trashed" };
}
