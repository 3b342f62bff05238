import { useRef, useState } from "react";
import { formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { useFiles } from "../../platform/files.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FileIcon, UploadIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FileTable } from "./file-table.tsx";
import { UploadList } from "./upload-list.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useUploads } from "./use-uploads.ts";
import styles from "./files-page.module.css";

/** A tablo's files: a table, and the uploads on their way. Files can be dropped anywhere on it. */
export function FilesPage() {
  const text = useText();
  const { tablo } = useBoardView();
  const editable = canEdit(tablo.role);
  const { uploads, add, remove, retry } = useUploads(tablo.id);
  const [query, setQuery] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const { dropping, dropProps } = useFileDrop(editable, add);
  const choose = (): void => picker.current?.click();
  return (
    <div className={styles.files} data-dropping={dropping || undefined} {...dropProps}>
      <div className={styles.toolbar}>
        <span className={styles.find}>
          <SearchField label={text("files.find")} placeholder={text("files.find")} value={query} onChange={setQuery} />
        </span>
        <Summary tabloId={tablo.id} />
        {editable && (
          <Button kind="primary" icon={UploadIcon} onPress={choose}>
            {text("files.upload")}
          </Button>
        )}
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
      </div>
      {uploads.length > 0 && <UploadList uploads={uploads} onRemove={remove} onRetry={retry} onChoose={choose} />}
      <FileList query={query} isUploading={uploads.length > 0} onChoose={choose} />
      {dropping && <p className={styles.drop}>{text("files.drop")}</p>}
    </div>
  );
}

function Summary({ tabloId }: { tabloId: string }) {
  const text = useText();
  const { files, isPending, hasMore } = useFiles(tabloId);
  if (isPending || hasMore || files.length === 0) return <span className={styles.summary} />;
  const size = formatSize(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  return <span className={styles.summary}>{text("files.summary", { count: files.length, size })}</span>;
}

interface FileListProps {
  query: string;
  isUploading: boolean;
  onChoose: () => void;
}

function FileList({ query, isUploading, onChoose }: FileListProps) {
  const text = useText();
  const { tablo } = useBoardView();
  const { files, isPending, error, refetch, isRefetching, hasMore, loadMore } = useFiles(tablo.id);
  const wanted = query.trim().toLowerCase();
  const shown = files.filter(({ name }) => name.toLowerCase().includes(wanted));
  if (error && files.length === 0)
    return (
      <Notice onRetry={() => void refetch()} retrying={isRefetching}>
        {text("files.failed", { reason: messageOf(error) })}
      </Notice>
    );
  if (isPending) return <LoadingFiles />;
  if (files.length === 0) return isUploading ? null : <NoFiles editable={canEdit(tablo.role)} onChoose={onChoose} />;
  if (shown.length === 0) return <p className={styles.none}>{text("files.noMatch", { query })}</p>;
  return (
    <>
      <FileTable files={shown} />
      {hasMore && <Button onPress={() => void loadMore()}>{text("files.showMore")}</Button>}
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

function NoFiles({ editable, onChoose }: { editable: boolean; onChoose: () => void }) {
  const text = useText();
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
