import { api, urlOf, type File } from "@xtablo/contract";
import { useState } from "react";
import { formatInstant, formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, memberOf, useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { restoreTrashed, tellDeleted } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { DownloadIcon, EllipsisIcon, Trash2Icon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule } from "../../ui/menu.tsx";
import { tableStyles } from "../../ui/table.tsx";
import { endingOf, fileKindOf, isModel } from "./file-kind.ts";
import { FileMark } from "./file-mark.tsx";
import { useDeleteFile } from "./file-writes.ts";
import { formatUploaded } from "./format-uploaded.ts";
import styles from "./file-table.module.css";

/** A file: what is known of it, and what can be done with it. */
export function FileRow({ file }: { file: File }) {
  const text = useText();
  const board = useBoardView();
  const [deleting, setDeleting] = useState(false);
  const uploader = memberOf(board, file.uploaderId)?.name;
  if (deleting) return <DeleteRow file={file} onCancel={() => setDeleting(false)} />;
  return (
    <tr>
      <td className={tableStyles.nameCell}>
        <a href={downloadUrl(file)} download={file.name} className={styles.name}>
          <FileMark name={file.name} contentType={file.contentType} />
          <span className={styles.nameText}>{file.name}</span>
        </a>
      </td>
      <td className={`${tableStyles.num} ${tableStyles.end} ${tableStyles.hideNarrow}`}>
        {formatSize(file.sizeBytes)}
      </td>
      <td className={`${styles.muted} ${tableStyles.hideNarrow}`}>{typeNameOf(file, text)}</td>
      <td className={tableStyles.hideNarrow}>
        <span className={styles.person}>
          {uploader !== undefined && <Avatar name={uploader} size="s" decorative />}
          <span className={styles.nameText}>{uploader ?? text("files.someone")}</span>
        </span>
      </td>
      <td className={`${tableStyles.num} ${tableStyles.hideNarrow}`}>
        <time dateTime={file.createdAt} title={formatInstant(file.createdAt)}>
          {formatUploaded(file.createdAt)}
        </time>
      </td>
      <td>
        <FileActions file={file} editable={canEdit(board.tablo.role)} onDelete={() => setDeleting(true)} />
      </td>
    </tr>
  );
}

interface FileActionsProps {
  file: File;
  editable: boolean;
  onDelete: () => void;
}

function FileActions({ file, editable, onDelete }: FileActionsProps) {
  const text = useText();
  const label = text("files.more", { name: file.name });
  return (
    <span className={styles.buttons}>
      <a
        href={downloadUrl(file)}
        download={file.name}
        className={styles.download}
        aria-label={text("files.download", { name: file.name })}
      >
        <Icon of={DownloadIcon} />
      </a>
      <Menu label={label} placement="bottom end" trigger={<IconButton icon={EllipsisIcon} size="s" label={label} />}>
        <MenuItem icon={DownloadIcon} onAction={() => location.assign(downloadUrl(file))}>
          {text("files.downloadItem")}
        </MenuItem>
        {editable && <MenuRule />}
        {editable && (
          <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
            {text("files.delete")}
          </MenuItem>
        )}
      </Menu>
    </span>
  );
}

/** Asks, in the row's place, before the file goes to the Trash. */
function DeleteRow({ file, onCancel }: { file: File; onCancel: () => void }) {
  const text = useText();
  const deletion = useDeleteFile(file.tabloId);
  const write = useWrite(file.tabloId);

  async function confirm(): Promise<void> {
    try {
      await deletion.mutateAsync(file.id);
      tellDeleted(file.name, () => write(restoreTrashed({ kind: "file", id: file.id })));
    } catch (error) {
      onCancel();
      tellRefusal(error);
    }
  }

  if (!deletion.isIdle) return null;
  return (
    <tr>
      <td colSpan={6}>
        <Confirm
          question={text("files.deleteQuestion", { name: file.name })}
          action={text("files.deleteAction")}
          onConfirm={() => void confirm()}
          onCancel={onCancel}
        />
      </td>
    </tr>
  );
}

function typeNameOf(file: File, text: ReturnType<typeof useText>): string {
  const kind = fileKindOf(file);
  const ending = endingOf(file.name);
  if (isModel(file) || (kind === "unknown" && ending !== "")) return ending;
  if (kind === "image") return text("files.types.image", { name: ending || "JPEG" });
  return text(`files.types.${kind}`);
}

/** The address that makes browsers save the file. */
function downloadUrl(file: File): string {
  return urlOf(api.files.content, { params: { fileId: file.id }, query: { download: "" } });
}
