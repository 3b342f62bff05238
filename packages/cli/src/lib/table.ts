import { styleText } from "node:util";

/** A column: its head, and at most how many characters of it are shown. */
export interface Column {
  head: string;
  most?: number;
}

/** Rows under their heads, two spaces apart; what is too long ends in an ellipsis. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell, at) => shorten(cell, columns[at]?.most ?? Infinity)));
  const heads = columns.map(({ head }) => head);
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [styleText("bold", line(heads), { stream: process.stdout }), ...cells.map(line)].join("\n");
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
