import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "@xtablo/contract";
import { useCallback } from "react";
import { text } from "../../../lib/text.ts";
import { call } from "../../../platform/api.ts";
import { useBoardView } from "../../../platform/board-view.tsx";
import { keys } from "../../../platform/query-keys.ts";
import { announce } from "../../../ui/announce.ts";
import { focusFile } from "../focus-file.ts";
import { useFilesInView } from "../use-file-view.ts";

/** The file of the address, its place among those of the table, and the ways from it. */
export function usePreviewedFile(fileId: string) {
  const { tablo } = useBoardView();
  const { shown, files, isPending } = useFilesInView();
  const navigate = useNavigate();
  const index = shown.findIndex(({ id }) => id === fileId);
  const listed = shown[index] ?? files.find(({ id }) => id === fileId);
  // Older than what the table has loaded, or not there.
  const { data, error, refetch, isRefetching } = useQuery({
    queryKey: [...keys.files(tablo.id), fileId],
    queryFn: ({ signal }) => call(api.files.read, { params: { fileId } }, { signal }),
    enabled: !isPending && listed === undefined,
  });

  const close = useCallback(() => {
    void navigate({ to: "/tablos/$tabloId/files", params: { tabloId: tablo.id }, search: true, replace: true });
    focusFile(fileId);
  }, [navigate, tablo.id, fileId]);

  const go = useCallback(
    (step: -1 | 1) => {
      const next = index < 0 ? undefined : shown.at((index + step) % shown.length); // round and round
      if (!next) return;
      const place = { number: shown.indexOf(next) + 1, count: shown.length };
      announce(`${next.name}, ${text("files.preview.position", place)}`);
      const params = { tabloId: tablo.id, fileId: next.id };
      void navigate({ to: "/tablos/$tabloId/files/$fileId", params, search: true, replace: true });
    },
    [navigate, tablo.id, index, shown],
  );

  const read = data?.tabloId === tablo.id ? data : undefined;
  return {
    file: listed ?? (error ? undefined : read),
    error,
    refetch,
    isRefetching,
    position: index < 0 ? null : { index, count: shown.length },
    go,
    close,
  };
}
