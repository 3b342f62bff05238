import { formatDuration } from "./format-line.ts";
import type { Summary } from "./summarise.ts";

/** How many kinds of errors and routes are shown; JSON has them all. */
const shown = 10;

/** A {@link Summary} for people, in 80 columns. `table` lays out columns. */
export function formatSummary(
  { lines, from, to, levels, errors, routes }: Summary,
  table: (head: string[], rows: string[][]) => string,
): string {
  const counts = Object.entries(levels).map(([level, count]) => `${count} ${level}`);
  const times = from && to ? `\n${from} to ${to}` : "";
  const errorRows = errors
    .slice(0, shown)
    .map(({ count, service, message }) => [String(count), cut(service, 12), cut(message, 56)]);
  const routeRows = routes
    .slice(0, shown)
    .map(({ route, count, failed, p50, p95, p99 }) => [
      ...[p50, p95, p99].map(formatDuration),
      String(count),
      String(failed),
      cut(route, 36),
    ]);
  return [
    `${lines} lines: ${counts.join(", ") || "none"}${times}`,
    errorRows.length === 0 ? "No errors." : table(["COUNT", "SERVICE", "ERROR"], errorRows),
    ...(routeRows.length === 0 ? [] : [table(["P50", "P95", "P99", "COUNT", "5XX", "ROUTE"], routeRows)]),
  ].join("\n\n");
}

function cut(text: string, width: number): string {
  const plain = text.replace(/\p{Cc}/gu, " ");
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain;
}
