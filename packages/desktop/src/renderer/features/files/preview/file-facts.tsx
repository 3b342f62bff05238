import type { File } from "@xtablo/contract";
import { formatInstant, formatSize } from "../../../lib/format.ts";
import { useText } from "../../../lib/text.ts";
import { memberOf, useBoardView } from "../../../platform/board-view.tsx";
import { typeNameOf } from "../use-file-view.ts";

/** What is known of a file, in a line: size, type, who uploaded it, when. */
export function FileFacts({ file }: { file: File }) {
  const text = useText();
  const board = useBoardView();
  const uploader = memberOf(board, file.uploaderId)?.name ?? text("files.someone");
  return (
    <>
      {[formatSize(file.sizeBytes), typeNameOf(file, text), uploader].join(" · ")}
      {" · "}
      <time dateTime={file.createdAt}>{formatInstant(file.createdAt)}</time>
    </>
  );
}
