import { holds, number, type Result } from "./result.ts";

const widths = [34, 15, 15, 6, 11, 8];
const head = ["", "ours", "compared", "ratio", "bar", ""];

/** The results as plain text, 94 columns wide. */
export function tableOf(results: Result[]): string {
  return [head, ...results.map(cellsOf)].map(lineOf).join("\n");
}

/** The results as a Markdown table. */
export function markdownOf(results: Result[]): string {
  const rows = results.map((result) => [...cellsOf(result), timesOf(result)]);
  const lines = [["What", "Ours", "Compared", "Ratio", "Bar", "Holds", "p50 · p99 · worst, ms"], ...rows];
  const [first = "", ...rest] = lines.map((cells) => `| ${cells.join(" | ")} |`);
  return [first, "| --- | --: | --: | --: | --- | --- | --- |", ...rest].join("\n");
}

function cellsOf(result: Result): string[] {
  const { bar } = result;
  const held = holds(result);
  return [
    result.name,
    result.ours,
    result.bare,
    result.ratio === null ? "" : result.ratio.toFixed(2),
    bar ? `${bar.kind === "at least" ? "≥" : "≤"} ${bar.value} ${bar.unit}`.trim() : "",
    held === null ? "" : held ? "holds" : "not yet",
  ];
}

function timesOf({ times }: Result): string {
  return times ? [times.p50Ms, times.p99Ms, times.worstMs].map(number).join(" · ") : "";
}

function lineOf(cells: string[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
    .join(" ");
}
