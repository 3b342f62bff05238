import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api, type Trashed } from "@xtablo/contract";
import { text } from "../lib/text.ts";
import { showToast } from "../ui/toast.tsx";
import { call, messageOf } from "./api.ts";
import { keys } from "./query-keys.ts";
import type { Write } from "./writes.ts";

/** What is in a tablo's Trash, last deleted first, page by page. */
function trashQuery(tabloId: string) {
  return infiniteQueryOptions({
    queryKey: keys.trash(tabloId),
    queryFn: ({ signal, pageParam }) =>
      call(api.tablos.trash, { params: { tabloId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** A tablo's Trash, live. */
export function useTrash(tabloId: string) {
  const { data, ...query } = useInfiniteQuery(trashQuery(tabloId));
  return { ...query, things: data?.pages.flatMap((page) => page.items) ?? [] };
}

/** Brings something back from a tablo's Trash. It shows when the server has answered. */
export function restoreTrashed({ kind, id }: Pick<Trashed, "kind" | "id">): Write<{ id: string }> {
  return { repeatable: false, subjectOf: () => id, send: () => restoring[kind](id), show: (board) => board };
}

const restoring: Record<Trashed["kind"], (id: string) => Promise<{ id: string }>> = {
  task: (taskId) => call(api.tasks.restore, { params: { taskId } }),
  etape: (etapeId) => call(api.etapes.restore, { params: { etapeId } }),
  file: (fileId) => call(api.files.restore, { params: { fileId } }),
};

/** Says that something is in the Trash now, and offers to undo that. */
export function tellDeleted(title: string, restore: () => Promise<unknown>): void {
  showToast({
    message: text("platform.deleted", { title }),
    about: title,
    action: { label: text("platform.undo"), onAction: () => void tellRestored(title, restore) },
  });
}

/** Restores something and says how that went; whether it went well is what it gives. */
export async function tellRestored(title: string, restore: () => Promise<unknown>): Promise<boolean> {
  try {
    await restore();
    showToast({ tone: "success", message: text("platform.restored", { title }), about: title });
    return true;
  } catch (error) {
    showToast({ tone: "danger", message: text("platform.restoreFailed", { title, reason: messageOf(error) }) });
    return false;
  }
}
