import type { File } from "@xtablo/contract";
import type { ReactNode } from "react";
import { useText } from "../../../lib/text.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { DownloadIcon, FileIcon } from "../../../ui/icons.ts";
import { saveFile } from "../file-url.ts";
import styles from "./file-preview.module.css";

interface NoPreviewProps {
  file: File;
  title?: string;
  children?: ReactNode;
  onRetry?: () => void;
}

/** In the place of a preview that there cannot be: why, and the file itself. */
export function NoPreview({ file, title, children, onRetry }: NoPreviewProps) {
  const text = useText();
  const actions = (
    <span className={styles.buttons}>
      {onRetry && <Button onPress={onRetry}>{text("ui.retry")}</Button>}
      <Button icon={DownloadIcon} onPress={() => saveFile(file)}>
        {text("files.downloadItem")}
      </Button>
    </span>
  );
  return (
    <div className={styles.middle}>
      <EmptyState icon={FileIcon} title={title ?? text("files.preview.none")} action={actions}>
        {children ?? text("files.preview.noneHint")}
      </EmptyState>
    </div>
  );
}
