import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useRef } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { showToast } from "../../ui/toast.tsx";
import { DropTarget } from "./drop-target.tsx";
import { FileList } from "./file-list.tsx";
import { FileToolbar } from "./file-toolbar.tsx";
import { UploadList } from "./upload-list.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useFilePaste } from "./use-file-paste.ts";
import { useUploadQueue } from "./use-uploads.ts";
import styles from "./files-page.module.css";

const FilePreview = lazy(async () => ({
  default: (await patiently(() => import("./preview/file-preview.tsx"))).FilePreview,
}));

/** A tablo's files: a table, the uploads on their way, and over them the preview of the file in the address. */
export function FilesPage() {
  const text = useText();
  const { fileId } = useParams({ strict: false });
  const { tablo } = useBoardView();
  const editable = canEdit(tablo.role);
  const { queue, add } = useUploadQueue(tablo.id);
  const picker = useRef<HTMLInputElement>(null);
  const uploadButton = useRef<HTMLButtonElement>(null);
  const choose = useCallback(() => picker.current?.click(), []);
  const focusUpload = useCallback(() => uploadButton.current?.focus(), []);
  const dragging = useFileDrop(editable, (files, isAll) => {
    add(files);
    if (!isAll) showToast({ tone: "danger", message: text("files.tooMany") });
  });
  useFilePaste(editable, add);
  return (
    <div className={styles.files}>
      <div className={styles.above}>
        <FileToolbar editable={editable} onChoose={choose} buttonRef={uploadButton} />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={text("files.upload")}
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        <UploadList queue={queue} tabloId={tablo.id} onChoose={choose} onEmptied={focusUpload} />
      </div>
      <FileList queue={queue} onChoose={choose} />
      {dragging !== "none" && <DropTarget refused={dragging === "refused"} />}
      {fileId !== undefined && (
        <Suspense>
          <FilePreview fileId={fileId} />
        </Suspense>
      )}
    </div>
  );
}
