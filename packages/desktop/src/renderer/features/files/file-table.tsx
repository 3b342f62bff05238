import type { File } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { ArrowDownIcon } from "../../ui/icons.ts";
import { Table, tableStyles } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { FileRow } from "./file-row.tsx";
import styles from "./file-table.module.css";

/** Files with what is known of them; newest first. */
export function FileTable({ files }: { files: readonly File[] }) {
  const text = useText();
  const head = (
    <tr>
      <th scope="col">{text("files.name")}</th>
      <th scope="col" className={`${tableStyles.end} ${tableStyles.hideNarrow} ${styles.size}`}>
        {text("files.size")}
      </th>
      <th scope="col" className={`${tableStyles.hideNarrow} ${styles.type}`}>
        {text("files.type")}
      </th>
      <th scope="col" className={`${tableStyles.hideNarrow} ${styles.uploader}`}>
        {text("files.uploadedBy")}
      </th>
      <th scope="col" className={`${tableStyles.hideNarrow} ${styles.date}`} aria-sort="descending">
        <span className={styles.sorted}>
          {text("files.date")}
          <Icon of={ArrowDownIcon} size="s" />
        </span>
      </th>
      <th scope="col" className={styles.actions}>
        <VisuallyHidden>{text("files.actions")}</VisuallyHidden>
      </th>
    </tr>
  );
  return (
    <div className={styles.table}>
      <Table label={text("files.label")} head={head}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      </Table>
    </div>
  );
}
