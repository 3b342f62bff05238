import { Link } from "@tanstack/react-router";
import type { File } from "@xtablo/contract";
import { memo, useState, type Ref } from "react";
import { formatInstant, formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, memberOf, useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { DownloadIcon, EllipsisIcon, Trash2Icon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule } from "../../ui/menu.tsx";
import { tableStyles } from "../../ui/table.tsx";
import { ConfirmDelete } from "./confirm-delete.tsx";
import { dragOut } from "./drag-out.ts";
import { FileMark } from "./file-mark.tsx";
import { downloadUrl, saveFile } from "./file-url.ts";
import { formatUploaded } from "./format-uploaded.ts";
import { typeNameOf } from "./use-file-view.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./file-table.module.css";

interface FileRowProps {
  file: File;
  /** Which row it is, from 0. */
  index: number;
  measure: Ref<HTMLTableRowElement> | undefined;
  selected: boolean;
  /** Undefined when nothing may be chosen. */
  onSelect: Selection["select"] | undefined;
}

/** A file: what is known of it, and what can be done with it. Its name leads to its preview. */
export const FileRow = memo(function FileRow({ file, index, measure, selected, onSelect }: FileRowProps) {
  const text = useText();
  const [deleting, setDeleting] = useState(false);
  return (
    <tr ref={measure} data-index={index} data-file={file.id} aria-rowindex={index + 2} aria-selected={selected}>
      {onSelect && !deleting && (
        <td className={`${tableStyles.hideNarrow} ${styles.choice}`}>
          <Checkbox
            label={text("files.selection.one", { name: file.name })}
            checked={selected}
            onChange={(isSelected) => onSelect(file.id, isSelected)}
          />
        </td>
      )}
      {deleting ? (
        <td colSpan={7}>
          <ConfirmDelete file={file} onCancel={() => setDeleting(false)} />
        </td>
      ) : (
        <Cells file={file} onDelete={() => setDeleting(true)} />
      )}
    </tr>
  );
});

function Cells({ file, onDelete }: { file: File; onDelete: () => void }) {
  const text = useText();
  const board = useBoardView();
  const uploader = memberOf(board, file.uploaderId)?.name;
  return (
    <>
      <td className={tableStyles.nameCell}>
        <Link
          to="/tablos/$tabloId/files/$fileId"
          params={{ tabloId: file.tabloId, fileId: file.id }}
          search={true}
          preload={false}
          {...dragOut(file)}
          data-name
          className={styles.name}
        >
          <FileMark name={file.name} contentType={file.contentType} />
          <span className={styles.nameText}>{file.name}</span>
        </Link>
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
        <FileActions file={file} editable={canEdit(board.tablo.role)} onDelete={onDelete} />
      </td>
    </>
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
        <MenuItem icon={DownloadIcon} onAction={() => saveFile(file)}>
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
