import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { text } from "../../lib/text.ts";
import { call, messageOf } from "../../platform/api.ts";
import { keys } from "../../platform/query-keys.ts";
import { restoreTrashed } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { showToast } from "../../ui/toast.tsx";

/** Moves a file to the Trash. */
export function useDeleteFile(tabloId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => call(api.files.remove, { params: { fileId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.files(tabloId) }),
  });
}

/** Moves files to the Trash, says how that went, and offers to undo it. */
export function useDeleteFiles(tabloId: string) {
  const client = useQueryClient();
  const write = useWrite(tabloId);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (fileIds: readonly string[]) =>
      settle(fileIds, (fileId) => call(api.files.remove, { params: { fileId } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.files(tabloId) }),
  });

  async function deleteFiles(fileIds: readonly string[]): Promise<void> {
    const { done, failed, error } = await mutateAsync(fileIds);
    const restore = { label: text("platform.undo"), onAction: () => void restoreAll(done) };
    if (done.length > 0)
      showToast({ message: text("files.selection.deleted", { count: done.length }), action: restore });
    if (failed > 0) tellFailed("deleteFailed", failed, error);
  }

  async function restoreAll(fileIds: readonly string[]): Promise<void> {
    const { done, failed, error } = await settle(fileIds, (id) => write(restoreTrashed({ kind: "file", id })));
    const count = done.length;
    if (count > 0) showToast({ tone: "success", message: text("files.selection.restored", { count }) });
    if (failed > 0) tellFailed("restoreFailed", failed, error);
  }

  return { deleteFiles, isPending };
}

function tellFailed(what: "deleteFailed" | "restoreFailed", count: number, error: unknown): void {
  showToast({ tone: "danger", message: text(`files.selection.${what}`, { count, reason: messageOf(error) }) });
}

/** Does something with each file: those with which it went well, how many others there are, and why the first of them failed. */
async function settle(fileIds: readonly string[], act: (fileId: string) => Promise<unknown>) {
  const ended = await Promise.allSettled(fileIds.map(act));
  const failures = ended.filter((one) => one.status === "rejected");
  const done = fileIds.filter((_, index) => ended[index]?.status === "fulfilled");
  const error: unknown = failures[0]?.reason;
  return { done, failed: failures.length, error };
}
