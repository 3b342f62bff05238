import { Suspense, useState } from "react";
import { useText } from "../../../lib/text.ts";
import { messageOf, statusOf } from "../../../platform/api.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FileIcon } from "../../../ui/icons.ts";
import { Lightbox } from "../../../ui/lightbox.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ConfirmDelete } from "../confirm-delete.tsx";
import { FileMark } from "../file-mark.tsx";
import { Content } from "./content.tsx";
import { FileFacts } from "./file-facts.tsx";
import { Loading } from "./loading.tsx";
import { PreviewActions } from "./preview-actions.tsx";
import { useKeys, useSwipe } from "./use-paging.ts";
import { usePreviewedFile } from "./use-previewed-file.ts";
import styles from "./file-preview.module.css";

/** A file's content over the table, at its own address. Arrow keys go to the files before and after it. */
export function FilePreview({ fileId }: { fileId: string }) {
  const text = useText();
  const { file, error, refetch, isRefetching, position, go, close } = usePreviewedFile(fileId);
  const [deletingId, setDeletingId] = useState<string | null>(null);
  useKeys(go, close);
  useSwipe(go);
  return (
    <Lightbox
      open
      onClose={close}
      title={file?.name ?? text("files.preview.label")}
      mark={file && <FileMark name={file.name} contentType={file.contentType} />}
      meta={file && <FileFacts file={file} />}
      actions={<PreviewActions file={file} position={position} onGo={go} onDelete={setDeletingId} onClose={close} />}
    >
      {file && deletingId === file.id && (
        <div className={styles.confirm}>
          <ConfirmDelete file={file} onCancel={() => setDeletingId(null)} onDeleted={close} />
        </div>
      )}
      {file && (
        <Suspense fallback={<Loading />}>
          <Content key={file.id} file={file} />
        </Suspense>
      )}
      {!file && !error && <Loading />}
      {!file && error && <Failed error={error} onRetry={refetch} retrying={isRefetching} onClose={close} />}
    </Lightbox>
  );
}

interface FailedProps {
  error: Error;
  onRetry: () => unknown;
  retrying: boolean;
  onClose: () => void;
}

/** In the place of a file that cannot be read, or is not there any more. */
function Failed({ error, onRetry, retrying, onClose }: FailedProps) {
  const text = useText();
  const isGone = statusOf(error) === 404 || statusOf(error) === 400;
  if (!isGone)
    return (
      <div className={styles.notice}>
        <Notice onRetry={() => void onRetry()} retrying={retrying}>
          {text("files.preview.failed", { reason: messageOf(error) })}
        </Notice>
      </div>
    );
  return (
    <div className={styles.middle}>
      <EmptyState
        icon={FileIcon}
        title={text("files.preview.gone")}
        action={<Button onPress={onClose}>{text("files.preview.back")}</Button>}
      >
        {text("files.preview.goneHint")}
      </EmptyState>
    </div>
  );
}
