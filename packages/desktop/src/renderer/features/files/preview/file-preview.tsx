import type { File } from "@xtablo/contract";
import { Suspense, useCallback, useEffect, useEffectEvent, useState } from "react";
import { useText } from "../../../lib/text.ts";
import { messageOf, statusOf } from "../../../platform/api.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { FileIcon, XIcon } from "../../../ui/icons.ts";
import { Lightbox } from "../../../ui/lightbox.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ConfirmDelete } from "../confirm-delete.tsx";
import { FileMark } from "../file-mark.tsx";
import { Content } from "./content.tsx";
import { FileFacts } from "./file-facts.tsx";
import { Loading } from "./loading.tsx";
import { PreviewActions } from "./preview-actions.tsx";
import { usePreviewedFile } from "./use-previewed-file.ts";
import styles from "./file-preview.module.css";

/** A file's content over the table, at its own address. Arrow keys go to the files before and after it. */
export function FilePreview({ fileId }: { fileId: string }) {
  const { file, error, refetch, isRefetching, position, go, close } = usePreviewedFile(fileId);
  useArrowKeys(go);
  if (file) return <OpenPreview key={file.id} file={file} position={position} onGo={go} onClose={close} />;
  return <NoFile error={error} onRetry={() => void refetch()} retrying={isRefetching} onClose={close} />;
}

interface OpenPreviewProps {
  file: File;
  position: { index: number; count: number } | null;
  onGo: (step: -1 | 1) => void;
  onClose: () => void;
}

function OpenPreview({ file, position, onGo, onClose }: OpenPreviewProps) {
  const [deleting, setDeleting] = useState(false);
  const askToDelete = useCallback(() => setDeleting(true), []);
  return (
    <Lightbox
      open
      onClose={onClose}
      title={file.name}
      mark={<FileMark name={file.name} contentType={file.contentType} />}
      meta={<FileFacts file={file} />}
      actions={<PreviewActions file={file} position={position} onGo={onGo} onDelete={askToDelete} onClose={onClose} />}
    >
      {deleting && (
        <div className={styles.confirm}>
          <ConfirmDelete file={file} onCancel={() => setDeleting(false)} onDeleted={onClose} />
        </div>
      )}
      <Suspense fallback={<Loading />}>
        <Content file={file} />
      </Suspense>
    </Lightbox>
  );
}

interface NoFileProps {
  error: Error | null;
  onRetry: () => void;
  retrying: boolean;
  onClose: () => void;
}

/** In the place of a file that is not known yet, cannot be read, or is not there any more. */
function NoFile({ error, onRetry, retrying, onClose }: NoFileProps) {
  const text = useText();
  const isGone = statusOf(error) === 404 || statusOf(error) === 400;
  return (
    <Lightbox
      open
      onClose={onClose}
      title={text("files.preview.label")}
      meta=""
      actions={<IconButton icon={XIcon} label={text("ui.close")} onPress={onClose} />}
    >
      {!error && <Loading />}
      {error && !isGone && (
        <div className={styles.notice}>
          <Notice onRetry={onRetry} retrying={retrying}>
            {text("files.preview.failed", { reason: messageOf(error) })}
          </Notice>
        </div>
      )}
      {isGone && (
        <EmptyState
          icon={FileIcon}
          title={text("files.preview.gone")}
          action={<Button onPress={onClose}>{text("files.preview.back")}</Button>}
        >
          {text("files.preview.goneHint")}
        </EmptyState>
      )}
    </Lightbox>
  );
}

/** Left and right go from file to file, unless what has the focus needs them itself. */
function useArrowKeys(go: (step: -1 | 1) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    const isOwn = event.target instanceof Element && event.target.closest("video, audio, input, [data-own-arrows]");
    if (!step || isOwn || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(step);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
