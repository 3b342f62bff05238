import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { holds, type Result } from "./result.ts";
import { markdownOf } from "./table.ts";

const file = join(import.meta.dirname, "../docs/performance.md");
const begin = "<!-- written by `npm run bench -- --write` -->";
const end = "<!-- until here -->";

/** Puts the results into `docs/performance.md`, between its markers. Throws when these are not there. */
export function writeResults(results: Result[], { postgres, at }: { postgres: string; at: Date }): void {
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md lacks the lines ${begin} and ${end}.`);
  const memoryGb = Math.round(totalmem() / 1_073_741_824);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${memoryGb} GB, Node ${process.versions.node}, PostgreSQL ${postgres}`;
  const written = [
    begin,
    `Measured on ${at.toISOString().slice(0, 10)}: ${machine}.`,
    markdownOf(results),
    notYet(results),
    end,
  ].join("\n\n");
  writeFileSync(file, text.slice(0, from) + written + text.slice(to + end.length));
}

function notYet(results: Result[]): string {
  const missed = results.filter((result) => holds(result) === false).map(({ name }) => name);
  const held = results.filter((result) => holds(result) === true).length;
  return missed.length === 0 ? `All ${held} bars hold.` : `${held} bars hold. Not yet: ${missed.join("; ")}.`;
}
