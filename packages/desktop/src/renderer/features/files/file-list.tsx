import { useCallback } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FileIcon, UploadIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FileTable } from "./file-table.tsx";
import { needsAllFiles } from "./file-view.ts";
import { SelectionBar } from "./selection-bar.tsx";
import type { UploadQueue } from "./upload-queue.ts";
import { useFilesInView } from "./use-file-view.ts";
import { useSelection } from "./use-selection.ts";
import { useUploads } from "./use-uploads.ts";
import styles from "./files-page.module.css";

interface FileListProps {
  queue: UploadQueue;
  onChoose: () => void;
}

/** The files that the address asks for, or why there are none. */
export function FileList({ queue, onChoose }: FileListProps) {
  const text = useText();
  const { files, shown, view, isPending, error, refetch, isRefetching, hasMore, loadMore, isLoadingMore } =
    useFilesInView();
  const { tablo } = useBoardView();
  const selection = useSelection(shown);
  const more = useCallback(() => {
    if (!isLoadingMore && !error) void loadMore();
  }, [isLoadingMore, error, loadMore]);
  const failed = error && (
    <Notice onRetry={() => void (files.length === 0 ? refetch() : loadMore())} retrying={isRefetching || isLoadingMore}>
      {text("files.failed", { reason: messageOf(error) })}
    </Notice>
  );
  if (failed && files.length === 0) return failed;
  if (isPending) return <LoadingFiles />;
  if (files.length === 0) return <NoFiles queue={queue} onChoose={onChoose} />;
  const editable = canEdit(tablo.role);
  const isSearching = hasMore && needsAllFiles(view) && !error;
  return (
    <>
      {selection.ids.size > 0 && <SelectionBar tabloId={tablo.id} selection={selection} />}
      {shown.length > 0 && (
        <FileTable files={shown} hasMore={hasMore} onMore={more} selection={editable ? selection : null} />
      )}
      {shown.length === 0 && !hasMore && <p className={styles.none}>{text("files.noMatch")}</p>}
      {isSearching && <output className={styles.none}>{text("files.loadingRest", { count: files.length })}</output>}
      {failed}
    </>
  );
}

/** The table's place: as many rows as fit many a tablo. */
function LoadingFiles() {
  return (
    <Card className={styles.loading}>
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} width={`${60 - row * 7}%`} />
      ))}
    </Card>
  );
}

function NoFiles({ queue, onChoose }: FileListProps) {
  const text = useText();
  const { tablo } = useBoardView();
  const uploads = useUploads(queue, tablo.id);
  const editable = canEdit(tablo.role);
  if (uploads.length > 0) return null;
  const action = editable ? (
    <Button icon={UploadIcon} onPress={onChoose}>
      {text("files.upload")}
    </Button>
  ) : undefined;
  return (
    <EmptyState icon={FileIcon} title={text("files.empty")} action={action}>
      {editable ? text("files.emptyHint") : text("files.emptyViewer")}
    </EmptyState>
  );
}
