import { useNavigate, useSearch } from "@tanstack/react-router";
import type { File } from "@xtablo/contract";
import { useCallback, useEffect, useMemo } from "react";
import { useText, type Text } from "../../lib/text.ts";
import { memberOf, useBoardView } from "../../platform/board-view.tsx";
import { useFiles } from "../../platform/files.ts";
import { endingOf, fileKindOf, isModel } from "./file-kind.ts";
import {
  arrangeFiles,
  needsAllFiles,
  readFileView,
  writeFileView,
  type FileSearch,
  type FileView,
} from "./file-view.ts";

/** The view of the address, and the function that changes a part of it. */
export function useFileView(): [FileView, (change: Partial<FileView>) => void] {
  const search: FileSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { q, kind, uploader, sort } = search;
  const view = useMemo(() => readFileView({ q, kind, uploader, sort }), [q, kind, uploader, sort]);
  const change = useCallback(
    (next: Partial<FileView>) =>
      void navigate({
        to: ".",
        replace: true,
        search: (old: FileSearch) => ({ ...old, ...writeFileView({ ...readFileView(old), ...next }) }),
      }),
    [navigate],
  );
  return [view, change];
}

/** The tablo's files that the view shows, in its order. Where that needs all of them, the rest is loaded by itself. */
export function useFilesInView() {
  const text = useText();
  const board = useBoardView();
  const [view] = useFileView();
  const query = useFiles(board.tablo.id);
  const { files, hasMore, loadMore, isLoadingMore, error } = query;
  const wantsRest = hasMore && !isLoadingMore && !error && needsAllFiles(view);
  useEffect(() => {
    if (wantsRest) void loadMore();
  }, [wantsRest, loadMore]);
  const shown = useMemo(
    () =>
      arrangeFiles(files, view, {
        typeOf: (file) => typeNameOf(file, text),
        uploaderOf: ({ uploaderId }) => memberOf(board, uploaderId)?.name ?? text("files.someone"),
      }),
    [files, view, board, text],
  );
  return { ...query, view, shown };
}

/** What a file's type is called. */
export function typeNameOf(file: Pick<File, "name" | "contentType">, text: Text): string {
  const kind = fileKindOf(file);
  const ending = endingOf(file.name);
  if (isModel(file) || (kind === "unknown" && ending !== "")) return ending;
  if (kind === "image") return text("files.types.image", { name: ending || "JPEG" });
  return text(`files.types.${kind}`);
}
