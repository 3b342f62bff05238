import type { Loss } from "@xtablo/server/ops/database";

/** Such as `12 rows of notes`, or `3 values of tasks.color`. */
export function describeLoss({ table, column, rows }: Loss): string {
  const things = column === null ? "row" : "value";
  return `${rows} ${things}${rows === 1 ? "" : "s"} of ${column === null ? table : `${table}.${column}`}`;
}

/** A sentence for all of them. */
export function describeLosses(losses: Loss[]): string {
  if (losses.length === 0) return "No row and no value would be lost.";
  return `Lost would be: ${losses.map(describeLoss).join(", ")}.`;
}
