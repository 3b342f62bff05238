import type { ReactNode } from "react";
import { Icon } from "../../ui/icon.tsx";
import { ArrowDownIcon, ArrowUpIcon } from "../../ui/icons.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import type { SortColumn } from "./file-view.ts";
import { useFileView } from "./use-file-view.ts";
import styles from "./file-table.module.css";

interface SortHeadProps {
  column: SortColumn;
  className?: string;
  children: ReactNode;
}

/** The head of a column by which the files can be sorted; pressed again it turns the order round. */
export function SortHead({ column, className, children }: SortHeadProps) {
  const [{ sort }, change] = useFileView();
  const isSorted = sort.by === column;
  const order = sort.descending ? "descending" : "ascending";
  // Figures and dates start with what is most or newest.
  const descending = isSorted ? !sort.descending : column === "size" || column === "date";
  return (
    <th scope="col" className={className} aria-sort={isSorted ? order : undefined}>
      <PlainButton className={styles.sort} onPress={() => change({ sort: { by: column, descending } })}>
        {children}
        {isSorted && <Icon of={sort.descending ? ArrowDownIcon : ArrowUpIcon} size="s" />}
      </PlainButton>
    </th>
  );
}
