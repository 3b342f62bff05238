import type { ReactNode } from "react";
import { Card } from "./card.tsx";
import styles from "./table.module.css";

interface TableProps {
  label: string;
  /** The `<tr>` of `<th scope="col">`s. */
  head: ReactNode;
  /** The `<tr>`s. */
  children: ReactNode;
  /** How many rows there are with the head, when not all are drawn; -1 for a number not known yet. */
  rowCount?: number;
}

/** Rows and columns in a card. Cells use `tableStyles`. */
export function Table({ label, head, children, rowCount }: TableProps) {
  return (
    <Card className={styles.card}>
      <table className={styles.table} aria-label={label} aria-rowcount={rowCount}>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
      </table>
    </Card>
  );
}

/** Classes of cells: `end` (aligned to the end), `num` (figures), `hideNarrow` (not on a phone), `nameCell`. */
export const tableStyles = styles;
