import { styleText } from "node:util";
import type { Level, LogLine } from "./line.ts";

/** How lines are shown: columns of the terminal (none: no wrapping), and whether it shows colours. */
export interface Look {
  columns: number | null;
  color: boolean;
}

type Style = Parameters<typeof styleText>[0];

/**
 * Lines as people read them: time, level, service, what happened and how long it took; then ids, and an error's stack below.
 * A terminal shows the day once, above its first line; elsewhere each line has it, so that `grep` and `sort` work.
 */
export function lineFormatter(look: Look): (line: LogLine) => string {
  let day = "";
  return (line) => {
    const time = line.timeMs === null ? null : new Date(line.timeMs).toISOString();
    if (look.columns === null) return formatLine(line, time === null ? "-".padEnd(23) : toWords(time), look);
    const today = time?.slice(0, 10) ?? day;
    const title = today === day ? "" : `${paint("dim", `— ${today} —`, look)}\n`;
    day = today;
    return title + formatLine(line, time?.slice(11, 23) ?? "-".padEnd(12), look);
  };
}

/** `2026-11-28 10:00:00.123`. */
function toWords(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 23)}`;
}

/** Of what stands below a line. Two ids, which have 36 characters each, fit beside it in 80 columns. */
const indent = 2;

function formatLine(line: LogLine, time: string, look: Look): string {
  const { columns } = look;
  const level = (line.level ?? "").toUpperCase().padEnd(5);
  const service = line.service.padEnd(9);
  const used = time.length + level.length + service.length + 3;
  const head = `${paint("dim", time, look)} ${paint(styleOfLevel(line.level), level, look)} ${paint("cyan", service, look)} `;
  const said = escapeControls(describe(line));
  const ids = describeIds(line);
  const isOneRow = columns === null || used + said.length + 2 + ids.length <= columns;
  if (isOneRow && !line.error) return `${head}${paintSaid(said, line, look)}${ids && `  ${paint("dim", ids, look)}`}`;
  const hanging = columns !== null && columns - used >= narrowest ? used : indent;
  const rows = wrap(said, columns, { first: used, after: hanging });
  const below = [...(line.error ? stackOf(line.error) : []), ...(ids ? [fitIds(line, columns)] : [])];
  return [
    head + paintSaid(rows[0] ?? "", line, look),
    ...rows.slice(1).map((row) => " ".repeat(hanging) + paintSaid(row, line, look)),
    ...below
      .flatMap((row) => wrap(row, columns, { first: indent, after: indent }))
      .map((row) => " ".repeat(indent) + paint("dim", row, look)),
  ].join("\n");
}

/** What is said goes on below itself while there is so much room. */
const narrowest = 40;

function describe({ message, method, route, path, status, durationMs, job }: LogLine): string {
  const address = path !== null && (route === null || route === "other") ? path : route;
  const request = [method, address, status].filter((word) => word !== null).join(" ");
  const time = durationMs === null ? "" : formatDuration(durationMs);
  // Our request lines say nothing else.
  return [message === "request" && request ? "" : message, request, time, job ?? ""].filter(Boolean).join("  ");
}

function describeIds({ requestId, userId }: LogLine): string {
  return escapeControls([requestId && `request ${requestId}`, userId && `user ${userId}`].filter(Boolean).join("  "));
}

function fitIds(line: LogLine, columns: number | null): string {
  const ids = describeIds(line);
  const isTooLong = columns !== null && ids.length > columns - indent;
  return isTooLong ? ids.replace(/^request /, "").replace("  user ", " user ") : ids;
}

/** `0.4 ms`, `12 ms`, `1.25 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs >= 1_000) return `${(durationMs / 1_000).toFixed(2)} s`;
  return `${durationMs >= 10 ? Math.round(durationMs) : Math.round(durationMs * 10) / 10} ms`;
}

function stackOf({ type, message, stack }: NonNullable<LogLine["error"]>): string[] {
  return (stack || `${type}: ${message}`).split("\n").map((row) => escapeControls(row.trimEnd()));
}

/** The first row and those after it are shorter by what stands before them. Breaks at spaces where it can. */
function wrap(text: string, columns: number | null, used: { first: number; after: number }): string[] {
  if (columns === null) return [text];
  const rows: string[] = [];
  let rest = text;
  for (let room = columns - used.first; ; room = columns - used.after) {
    const width = Math.max(room, 10);
    if (rest.length <= width) return [...rows, rest];
    const space = rest.lastIndexOf(" ", width);
    const end = space > width / 2 ? space : width;
    rows.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
}

const control = /[\p{Cc}]/gu;

/** What a stranger sent may stand in a log: it must not move the cursor or change the colours of who reads it. */
function escapeControls(text: string): string {
  if (text.search(control) === -1) return text;
  return text
    .replaceAll("\t", "  ")
    .replace(control, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function styleOfLevel(level: Level | null): Style | null {
  if (level === "error") return ["red", "bold"];
  if (level === "warn") return ["yellow", "bold"];
  return level === "debug" ? "dim" : null;
}

/** An answer of 500 and above is red, one of 400 and above yellow. */
function paintSaid(text: string, { level, status }: LogLine, look: Look): string {
  if (level === "error" || (status ?? 0) >= 500) return paint("red", text, look);
  return (status ?? 0) >= 400 || level === "warn" ? paint("yellow", text, look) : text;
}

function paint(style: Style | null, text: string, { color }: Look): string {
  return color && style !== null && text !== "" ? styleText(style, text, { validateStream: false }) : text;
}

/** A line for programs: JSON exactly as the service wrote it, text put into `msg`. */
export function formatJson({ isJson, raw, service, timeMs, level }: LogLine): string {
  if (isJson) return raw;
  const time = timeMs === null ? null : new Date(timeMs).toISOString();
  return JSON.stringify({ time, level: level?.toUpperCase() ?? null, service, msg: raw });
}
