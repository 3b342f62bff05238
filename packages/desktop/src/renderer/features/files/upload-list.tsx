import { formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TriangleAlertIcon, XIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { FileMark } from "./file-mark.tsx";
import type { Upload } from "./upload-queue.ts";
import styles from "./upload-list.module.css";

interface UploadListProps {
  uploads: readonly Upload[];
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
  /** Opens the choice of files again. */
  onChoose: () => void;
}

/** The uploads on their way, and those that failed with what to do about them. */
export function UploadList({ uploads, ...actions }: UploadListProps) {
  const text = useText();
  return (
    <Card as="section" aria-label={text("files.uploads")} className={styles.uploads}>
      {uploads.map((upload) =>
        upload.state === "failed" ? (
          <FailedUpload key={upload.id} upload={upload} {...actions} />
        ) : (
          <RunningUpload key={upload.id} upload={upload} onRemove={actions.onRemove} />
        ),
      )}
    </Card>
  );
}

function RunningUpload({ upload, onRemove }: { upload: Upload; onRemove: (id: string) => void }) {
  const text = useText();
  const { file, sentBytes } = upload;
  return (
    <div className={styles.upload}>
      <FileMark name={file.name} contentType={file.type} />
      <span className={styles.line}>
        <strong className={styles.name}>{file.name}</strong>
        <span className={styles.meta}>{progressText(upload, text)}</span>
      </span>
      <Progress value={sentBytes / file.size} label={text("files.progress", { name: file.name })} />
      <span className={styles.actions}>
        <IconButton
          icon={XIcon}
          size="s"
          label={text("files.cancel", { name: file.name })}
          onPress={() => onRemove(upload.id)}
        />
      </span>
    </div>
  );
}

function FailedUpload({ upload, onRemove, onRetry, onChoose }: { upload: Upload } & Omit<UploadListProps, "uploads">) {
  const text = useText();
  return (
    <div className={styles.upload} role="alert">
      <span className={styles.warning}>
        <Icon of={TriangleAlertIcon} />
      </span>
      <strong className={styles.name}>{upload.file.name}</strong>
      <span className={styles.error}>{upload.error}</span>
      <span className={styles.actions}>
        {upload.retryable ? (
          <Button size="s" onPress={() => onRetry(upload.id)}>
            {text("files.retry")}
          </Button>
        ) : (
          <Button size="s" onPress={onChoose}>
            {text("files.chooseAnother")}
          </Button>
        )}
        <IconButton icon={XIcon} size="s" label={text("files.dismiss")} onPress={() => onRemove(upload.id)} />
      </span>
    </div>
  );
}

function progressText({ state, file, sentBytes, startedAt }: Upload, text: ReturnType<typeof useText>): string {
  if (state === "waiting") return text("files.waiting");
  if (sentBytes >= file.size) return text("files.checking");
  const progress = text("files.sent", { sent: formatSize(sentBytes), total: formatSize(file.size) });
  const elapsedMs = Date.now() - startedAt;
  if (elapsedMs < 1000 || sentBytes === 0) return progress;
  const count = Math.ceil(((file.size - sentBytes) / sentBytes) * (elapsedMs / 1000));
  return text("files.left", { progress, count });
}
