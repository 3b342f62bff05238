import { memo } from "react";
import { formatSize } from "../../lib/format.ts";
import { useText, type Text } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ClockIcon, TriangleAlertIcon, XIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { FileMark } from "./file-mark.tsx";
import type { Upload } from "./uploads.ts";
import { useSecondsUntil } from "./use-seconds-until.ts";
import styles from "./upload-list.module.css";

interface UploadRowProps {
  upload: Upload;
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
  onChoose: () => void;
}

/** One upload. Only the rows of those that moved are drawn again. */
export const UploadRow = memo(function UploadRow(props: UploadRowProps) {
  const { state } = props.upload;
  if (state === "failed") return <FailedUpload {...props} />;
  return state === "paused" ? <PausedUpload {...props} /> : <RunningUpload {...props} />;
});

function RunningUpload({ upload, onRemove }: UploadRowProps) {
  const text = useText();
  const { file, sentBytes } = upload;
  return (
    <li className={styles.upload}>
      <FileMark name={file.name} contentType={file.type} />
      <span className={styles.line}>
        <strong className={styles.name}>{file.name}</strong>
        <span className={styles.meta}>{progressText(upload, text)}</span>
      </span>
      <Progress value={sentBytes / file.size} label={text("files.progress", { name: file.name })} />
      <span className={styles.actions}>
        <Cancel upload={upload} onRemove={onRemove} />
      </span>
    </li>
  );
}

/** What is tried again by itself: why, and when. */
function PausedUpload({ upload, onRemove, onRetry }: UploadRowProps) {
  const text = useText();
  const count = useSecondsUntil(upload.retryAt ?? 0);
  return (
    <li className={styles.upload} data-state="paused">
      <span className={styles.mark}>
        <Icon of={ClockIcon} />
      </span>
      <strong className={styles.name}>{upload.file.name}</strong>
      <span className={styles.why}>{text("files.paused", { reason: upload.error ?? "", count })}</span>
      <span className={styles.actions}>
        <Button size="s" onPress={() => onRetry(upload.id)}>
          {text("files.retryNow")}
        </Button>
        <Cancel upload={upload} onRemove={onRemove} />
      </span>
    </li>
  );
}

function FailedUpload({ upload, onRemove, onRetry, onChoose }: UploadRowProps) {
  const text = useText();
  return (
    <li className={styles.upload} data-state="failed">
      <span className={styles.mark}>
        <Icon of={TriangleAlertIcon} />
      </span>
      <strong className={styles.name}>{upload.file.name}</strong>
      <span className={styles.why}>{upload.error}</span>
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
    </li>
  );
}

function Cancel({ upload, onRemove }: Pick<UploadRowProps, "upload" | "onRemove">) {
  const text = useText();
  const label = text("files.cancel", { name: upload.file.name });
  return <IconButton icon={XIcon} size="s" label={label} onPress={() => onRemove(upload.id)} />;
}

function progressText({ state, file, sentBytes, startedAt }: Upload, text: Text): string {
  if (state === "waiting") return text("files.waiting");
  if (sentBytes >= file.size) return text("files.checking");
  const progress = text("files.sent", { sent: formatSize(sentBytes), total: formatSize(file.size) });
  const elapsedMs = Date.now() - startedAt;
  if (elapsedMs < 1000 || sentBytes === 0) return progress;
  const count = Math.ceil(((file.size - sentBytes) / sentBytes) * (elapsedMs / 1000));
  return text("files.left", { progress, count });
}
