import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { call } from "../../platform/api.ts";
import { keys } from "../../platform/query-keys.ts";

/** Moves a file to the Trash. */
export function useDeleteFile(tabloId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => call(api.files.remove, { params: { fileId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.files(tabloId) }),
  });
}
