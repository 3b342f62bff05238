import type { File } from "@xtablo/contract";
import { useRef } from "react";
import { useText } from "../../lib/text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Table, tableStyles } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { FileRow } from "./file-row.tsx";
import { SortHead } from "./sort-head.tsx";
import { useFileRows } from "./use-file-rows.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./file-table.module.css";

interface FileTableProps {
  files: readonly File[];
  /** Are there more than these, and the function that loads some of them. */
  hasMore: boolean;
  onMore: () => void;
  /** Null for whoever may not change them. */
  selection: Selection | null;
}

/** Files with what is known of them. Long ones draw the rows in sight alone; arrow keys go from file to file. */
export function FileTable({ files, hasMore, onMore, selection }: FileTableProps) {
  const text = useText();
  const table = useRef<HTMLDivElement>(null);
  const { rows, before, after, measure, onKeyDown } = useFileRows({ table, files, hasMore, onMore });
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links inside
    <div
      ref={table}
      className={styles.table}
      data-selecting={(selection?.ids.size ?? 0) > 0 || undefined}
      onKeyDown={onKeyDown}
    >
      <Table
        label={text("files.label")}
        rowCount={hasMore ? -1 : files.length + 1}
        head={<Head files={files} selection={selection} />}
      >
        {before > 0 && <Gap blockSize={before} />}
        {rows.map(({ file, index }) => (
          <FileRow
            key={file.id}
            file={file}
            index={index}
            measure={measure}
            selected={selection?.ids.has(file.id) ?? false}
            onSelect={selection?.select}
          />
        ))}
        {after > 0 && <Gap blockSize={after} />}
      </Table>
    </div>
  );
}

function Head({ files, selection }: Pick<FileTableProps, "files" | "selection">) {
  const text = useText();
  const count = selection?.ids.size ?? 0;
  const { end, hideNarrow } = tableStyles;
  return (
    <tr>
      {selection && (
        <th scope="col" className={`${hideNarrow} ${styles.choice}`}>
          <Checkbox
            label={text("files.selection.all")}
            checked={count === files.length}
            indeterminate={count > 0 && count < files.length}
            onChange={selection.selectAll}
          />
        </th>
      )}
      <SortHead column="name">{text("files.name")}</SortHead>
      <SortHead column="size" className={`${end} ${hideNarrow} ${styles.size}`}>
        {text("files.size")}
      </SortHead>
      <SortHead column="type" className={`${hideNarrow} ${styles.type}`}>
        {text("files.type")}
      </SortHead>
      <SortHead column="uploader" className={`${hideNarrow} ${styles.uploader}`}>
        {text("files.uploadedBy")}
      </SortHead>
      <SortHead column="date" className={`${hideNarrow} ${styles.date}`}>
        {text("files.date")}
      </SortHead>
      <th scope="col" className={styles.actions}>
        <VisuallyHidden>{text("files.actions")}</VisuallyHidden>
      </th>
    </tr>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ blockSize }: { blockSize: number }) {
  return <tr aria-hidden style={{ blockSize }} />;
}
