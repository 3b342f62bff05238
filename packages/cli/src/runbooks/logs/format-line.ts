import { styleText } from "node:util";
import type { Level, LogLine } from "./line.ts";

/** How lines are shown: columns of the terminal (none: no wrapping), and whether it shows colours. */
export interface Look {
  columns: number | null;
  color: boolean;
}

/** A line as people read it: time, level, service, message, then request, duration and ids; an error's stack below. */
export function formatLine(line: LogLine, look: Look): string {
  const time = line.timeMs === null ? "-".padEnd(12) : new Date(line.timeMs).toISOString().slice(11, 23);
  const level = (line.level ?? "").toUpperCase().padEnd(5);
  const head = `${time} ${level} ${line.service.padEnd(9)} `;
  const rows = wrap(describe(line), look.columns, head.length).join(`\n${indent}`);
  const shown = `${time} ${paint(line.level, level, look)} ${line.service.padEnd(9)} ${rows}`;
  const stack = stackRows(line, look);
  return [shown, ...stack].join("\n");
}

const indent = "    ";

function describe(line: LogLine): string {
  const words = [
    line.message,
    request(line),
    line.durationMs === null ? null : formatDuration(line.durationMs),
    line.job,
    line.requestId && `request ${line.requestId}`,
    line.userId && `user ${line.userId}`,
  ];
  return escapeControls(words.filter(Boolean).join("  "));
}

function request({ method, route, path, status }: LogLine): string {
  return [method, route ?? path, status].filter((word) => word !== null).join(" ");
}

/** `0.4 ms`, `12 ms`, `1.25 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs >= 1_000) return `${(durationMs / 1_000).toFixed(2)} s`;
  return `${durationMs >= 10 ? Math.round(durationMs) : Math.round(durationMs * 10) / 10} ms`;
}

function stackRows({ error }: LogLine, { columns }: Look): string[] {
  if (!error) return [];
  const text = error.stack || `${error.type}: ${error.message}`;
  return text
    .split("\n")
    .flatMap((row) => wrap(escapeControls(row.trimEnd()), columns, indent.length).map((part) => `${indent}${part}`));
}

/** The first row is `used` columns shorter, the others by their indent. Breaks at spaces where it can. */
function wrap(text: string, columns: number | null, used: number): string[] {
  if (columns === null) return [text];
  const rows: string[] = [];
  let rest = text;
  for (let room = columns - used; ; room = columns - indent.length) {
    const width = Math.max(room, 10);
    if (rest.length <= width) return [...rows, rest];
    const space = rest.lastIndexOf(" ", width);
    const end = space > width / 2 ? space : width;
    rows.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
}

/** What a stranger sent may stand in a log: it must not move the cursor or change the colours of who reads it. */
function escapeControls(text: string): string {
  return text
    .replaceAll("\t", "  ")
    .replace(/\p{Cc}/gu, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function paint(level: Level | null, text: string, { color }: Look): string {
  if (!color || (level !== "error" && level !== "warn")) return text;
  return styleText(level === "error" ? "red" : "yellow", text, { validateStream: false });
}

/** A line for programs: JSON exactly as the service wrote it, text put into `msg`. */
export function formatJson({ isJson, raw, service, timeMs, level }: LogLine): string {
  if (isJson) return raw;
  const time = timeMs === null ? null : new Date(timeMs).toISOString();
  return JSON.stringify({ time, level: level?.toUpperCase() ?? null, service, msg: raw });
}
