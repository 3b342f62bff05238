import type { File } from "@xtablo/contract";
import { useText } from "../../../lib/text.ts";
import { canEdit, useBoardView } from "../../../platform/board-view.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { ChevronLeftIcon, ChevronRightIcon, DownloadIcon, Trash2Icon, XIcon } from "../../../ui/icons.ts";
import { saveFile } from "../file-url.ts";
import styles from "./file-preview.module.css";

interface PreviewActionsProps {
  file: File | undefined;
  /** Its place among the files of the table; null when it is not there. */
  position: { index: number; count: number } | null;
  onGo: (step: -1 | 1) => void;
  onDelete: (fileId: string) => void;
  onClose: () => void;
}

/** What can be done with a file while one looks at it. */
export function PreviewActions({ file, position, onGo, onDelete, onClose }: PreviewActionsProps) {
  const text = useText();
  const { tablo } = useBoardView();
  return (
    <>
      {position && position.count > 1 && (
        <>
          <IconButton icon={ChevronLeftIcon} label={text("files.preview.previous")} keys="←" onPress={() => onGo(-1)} />
          <span className={styles.position}>
            {text("files.preview.position", { number: position.index + 1, count: position.count })}
          </span>
          <IconButton icon={ChevronRightIcon} label={text("files.preview.next")} keys="→" onPress={() => onGo(1)} />
        </>
      )}
      {file && (
        <IconButton
          icon={DownloadIcon}
          label={text("files.download", { name: file.name })}
          onPress={() => saveFile(file)}
        />
      )}
      {file && canEdit(tablo.role) && (
        <IconButton icon={Trash2Icon} label={text("files.delete")} onPress={() => onDelete(file.id)} />
      )}
      <IconButton icon={XIcon} label={text("ui.close")} onPress={onClose} />
    </>
  );
}
