import { useCallback, useRef } from "react";
import { formatPercent } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { UploadQueue } from "./upload-queue.ts";
import { UploadRow } from "./upload-row.tsx";
import { isActive, totalOf, type Upload } from "./uploads.ts";
import { useUploads } from "./use-uploads.ts";
import styles from "./upload-list.module.css";

interface UploadListProps {
  queue: UploadQueue;
  tabloId: string;
  /** Opens the choice of files again. */
  onChoose: () => void;
  /** The last one was taken away, and with it what had the focus. */
  onEmptied: () => void;
}

/** The uploads on their way, and those that failed with what to do about them. Nothing when there are none. */
export function UploadList({ queue, tabloId, onChoose, onEmptied }: UploadListProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const uploads = useUploads(queue, tabloId);
  const remove = useCallback(
    (id: string) => {
      queue.remove(id);
      // The button that was pressed is gone with its row.
      if (queue.get().some((upload) => upload.tabloId === tabloId)) list.current?.focus();
      else onEmptied();
    },
    [queue, tabloId, onEmptied],
  );
  if (uploads.length === 0) return null;
  return (
    <Card as="section" aria-label={text("files.uploads")} className={styles.uploads}>
      {uploads.filter(isActive).length > 1 && <Total uploads={uploads} onCancel={remove} />}
      <ul ref={list} tabIndex={-1} className={styles.list}>
        {uploads
          .filter(({ state }) => state !== "done")
          .map((upload) => (
            <UploadRow key={upload.id} upload={upload} onRemove={remove} onRetry={queue.retry} onChoose={onChoose} />
          ))}
      </ul>
    </Card>
  );
}

/** How far many uploads are together, and the way to stop them all. */
function Total({ uploads, onCancel }: { uploads: readonly Upload[]; onCancel: (id: string) => void }) {
  const text = useText();
  const { done, count, share } = totalOf(uploads);
  const cancelAll = (): void => {
    for (const { id } of uploads.filter(isActive)) onCancel(id);
  };
  return (
    <div className={styles.total}>
      <span className={styles.line}>
        <strong>{text("files.total", { done, count })}</strong>
        <span className={styles.meta}>{formatPercent(share)}</span>
      </span>
      <Button size="s" kind="quiet" onPress={cancelAll}>
        {text("files.cancelAll")}
      </Button>
      <span className={styles.bar}>
        <Progress value={share} label={text("files.totalProgress")} />
      </span>
    </div>
  );
}
