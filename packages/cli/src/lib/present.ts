import { inspect, styleText } from "node:util";
import type { Progress } from "../runbooks/progress.ts";
import { wantsJson } from "./environment.ts";
import { type Failure, toFailure } from "./failure.ts";
import { Interruption } from "./interruption.ts";

/** Progress for people: a line each on stderr. */
export const progress: Progress = {
  info: (message) => writeError(message),
  warn: (message) => writeError(`${paint("yellow", "Warning:")} ${message}`),
};

/** A command's result, on stdout. */
export function printResult(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Two columns, as `db status` shows them. */
export function formatPairs(pairs: [name: string, value: string][]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

/** Columns as wide as what they hold, two spaces apart; the last one takes what is left of the line. */
export function formatTable(head: string[], rows: string[][]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** What was looked at, a line each: a mark, its name, what was seen; below it what to type when it is not well. */
export function formatChecks(checks: { part: string; ok: boolean; seen: string; next: string | null }[]): string {
  const width = Math.max(...checks.map(({ part }) => part.length));
  return checks
    .flatMap(({ part, ok, seen, next }) => [
      `${ok ? "ok  " : "BAD "}  ${part.padEnd(width)}  ${seen}`,
      ...(next === null ? [] : [`${" ".repeat(width + 8)}→ ${next}`]),
    ])
    .join("\n");
}

/** Shows an error (as JSON on stdout when `--json` was asked for) and sets the exit code. */
export async function endWith(error: unknown, argv: string[]): Promise<void> {
  if (isSilentExit(error)) {
    process.exitCode = error.oclif.exit;
    return;
  }
  if (error instanceof Interruption) {
    writeError(`${error.message} What was begun is ended.`);
    process.exit(error.exitCode); // work that was left may still wait for something
  }
  const failure = toFailure(error);
  process.exitCode = failure?.exitCode ?? 1;
  if (wantsJson(argv)) printResult(JSON.stringify({ error: describe(failure, error) }, null, 2));
  else if (failure) writeError(`${paint("red", "Error:")} ${failure.message}\n${failure.next}`);
  else
    writeError(
      `${paint("red", "Error:")} this is a fault of Xtablo's.\n${error instanceof Error ? error.stack : inspect(error)}`,
    );
}

function describe(failure: Failure | null, error: unknown) {
  const { message, next } = failure ?? { message: error instanceof Error ? error.message : String(error), next: "" };
  return { message, next, exitCode: failure?.exitCode ?? 1 };
}

/** `--help` and `--version` end this way. */
function isSilentExit(error: unknown): error is { oclif: { exit: number } } {
  return error instanceof Error && "code" in error && error.code === "EEXIT";
}

function paint(color: "red" | "yellow", text: string): string {
  return styleText(color, text, { stream: process.stderr }); // plain with NO_COLOR and when it is no terminal
}

function writeError(text: string): void {
  process.stderr.write(`${text}\n`);
}
