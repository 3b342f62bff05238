import { inspect, styleText } from "node:util";
import type { Progress } from "../runbooks/progress.ts";
import { wantsJson } from "./environment.ts";
import { type Failure, toFailure } from "./failure.ts";
import { Interruption } from "./interruption.ts";

/** Progress for people: a line each on stderr. */
export const progress: Progress = {
  info: (message) => writeError(message),
  warn: (message) => writeError(fit(`${paint("yellow", "Warning:")} ${message}`)),
};

/** A command's result, on stdout. */
export function printResult(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** How stdout shows lines: a terminal's columns and colours; a pipe gets neither. */
export function lookOfOutput(): { columns: number | null; color: boolean } {
  const columns = process.stdout.columns ?? 0;
  return { columns: columns > 0 ? columns : null, color: styleText("red", "x", { stream: process.stdout }) !== "x" };
}

/** Whether somebody sits at a terminal, who can be asked and reads what is answered. */
export function hasTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/**
 * Prints a stream as it comes, no faster than it is read: what came at once is written at once, since a write for each line
 * costs more than all the rest. Ends quietly when the reader has seen enough (`| head`).
 */
export async function printLines<Line>(batches: AsyncIterable<Line[]>, format: (line: Line) => string): Promise<void> {
  let gone = false;
  let goOn = (): void => {};
  process.stdout.on("drain", () => goOn());
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    gone = true;
    goOn();
  });
  for await (const lines of batches) {
    if (gone) return;
    const text = lines.map((line) => `${format(line)}\n`).join("");
    if (!process.stdout.write(text) && !gone) await new Promise<void>((resolve) => (goOn = resolve));
  }
}

/** Two columns, as `db status` shows them. */
export function formatPairs(pairs: [name: string, value: string][]): string {
  const width = Math.max(0, ...pairs.map(([name]) => name.length));
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

/** What `doctor` found: a line each with its state, and below what to type. */
export function formatFindings(findings: { check: string; state: string; saw: string; next: string | null }[]): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  const indent = " ".repeat(width + 11);
  return findings
    .flatMap(({ check, state, saw, next }) => [
      `${paintState(state)}  ${check.padEnd(width)}  ${wrap(saw, indent)}`,
      ...(next === null ? [] : [`${indent}${wrap(`→ ${next}`, indent)}`]),
    ])
    .join("\n");
}

/** Breaks text between words, so that its lines fit 80 columns behind `indent`. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/(?<=\S) /)) {
      if (line !== "" && indent.length + line.length + 1 + word.length > 80) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.join(`\n${indent}`);
}

/** Breaks lines for a person at a terminal; a program reads them whole. */
function fit(text: string): string {
  return process.stderr.isTTY ? wrap(text, "") : text;
}

function paintState(state: string): string {
  const color = state === "failed" ? "red" : state === "warning" ? "yellow" : state === "skipped" ? "gray" : "green";
  return styleText(color, state.padEnd(7), { stream: process.stdout });
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
  else if (failure) writeError(fit(`${paint("red", "Error:")} ${failure.message}\n${failure.next}`));
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
