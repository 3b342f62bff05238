import type { Level, LogLine } from "./line.ts";

/**
 * Reads one line: the engine's time in front (when it is there), then JSON of ours or of Caddy, or any text.
 * `before` is the line before of the same service: a text line without a time or level of its own goes on from it.
 */
export function parseLine(service: string, text: string, before: LogLine | null): LogLine {
  const stamp = stampOf(text);
  const raw = stamp === null ? text : withoutStamp(text, `${stamp} `);
  const stampMs = stamp === null ? null : Date.parse(stamp);
  const fields = parseFields(raw);
  const head = { service, raw, stamp };
  return fields
    ? readFields(fields, head, stampMs ?? readTime(fields) ?? before?.timeMs)
    : readText(head, stampMs, before);
}

/** The engine's time, in UTC or with Podman's offset; null when the line has none in front. */
export function stampOf(text: string): string | null {
  if (text[10] !== "T") return null;
  return /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)(?= )/.exec(text)?.[0] ?? null;
}

/** Docker keeps a long line in pieces of 16 kB, and puts the time in front of each. */
function withoutStamp(text: string, stamp: string): string {
  return text.length < 16_384 ? text.slice(stamp.length) : text.replaceAll(stamp, "");
}

type Fields = Record<string, unknown>;

function parseFields(raw: string): Fields | null {
  if (!raw.startsWith("{")) return null;
  try {
    return toFields(JSON.parse(raw));
  } catch {
    return null; // cut off, or never JSON: it is shown as text
  }
}

/** What every line has. */
type Head = Pick<LogLine, "service" | "raw" | "stamp">;

/** All by name: making a line out of another's copy takes several times as long. */
function readFields(fields: Fields, { service, raw, stamp }: Head, timeMs: number | null = null): LogLine {
  const request = toFields(fields["request"]);
  const seconds = toNumber(fields["duration"]);
  return {
    service,
    timeMs,
    raw,
    stamp,
    isJson: true,
    level: toLevel(fields["level"]),
    message: toText(fields["msg"]) ?? "",
    requestId: toText(fields["requestId"]),
    userId: toText(fields["userId"]),
    method: toText(fields["method"]) ?? toText(request?.["method"]),
    route: toText(fields["route"]),
    path: toText(fields["path"]) ?? toText(request?.["uri"]),
    status: toNumber(fields["status"]),
    durationMs: toNumber(fields["durationMs"]) ?? (seconds === null ? null : seconds * 1_000),
    error: readError(fields),
    job: readJob(fields),
  };
}

function readTime({ time, ts }: Fields): number | null {
  const seconds = toNumber(ts);
  if (seconds !== null) return Math.floor(seconds * 1_000);
  if (typeof time === "number") return time;
  const parsed = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

function readError({ err, error }: Fields): LogLine["error"] {
  const said = toFields(err);
  if (said)
    return {
      type: toText(said["type"]) ?? "Error",
      message: toText(said["message"]) ?? "",
      stack: toText(said["stack"]) ?? "",
    };
  return typeof error === "string" ? { type: "Error", message: error, stack: "" } : null;
}

function readJob({ job_id: id, job_kind: kind, attempt }: Fields): string | null {
  if (id === undefined && kind === undefined) return null;
  const words = [toText(kind) ?? "job", id === undefined ? null : `#${toText(id)}`];
  if (toNumber(attempt) !== null) words.push(`attempt ${toText(attempt)}`);
  return words.filter((word) => word !== null).join(" ");
}

/** PostgreSQL: `2026-11-28 10:00:00.123 UTC [42] ERROR:  text`. */
const postgres = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) (?:UTC|GMT) \[\d+\].*?\b([A-Z]+\d?):\s+/;
const continues = /^(?:\s|at |DETAIL|HINT|STATEMENT|CONTEXT|QUERY)/;

function readText({ service, raw, stamp }: Head, stampMs: number | null, before: LogLine | null): LogLine {
  const [prefix = "", date, time, word = ""] = postgres.exec(raw) ?? [];
  const saidMs = date && time ? Date.parse(`${date}T${time}Z`) : null;
  const goesOn = continues.test(raw) || continues.test(word);
  const level = goesOn ? (before?.level ?? null) : (toLevel(word) ?? levelOfText(raw));
  const timeMs = stampMs ?? saidMs ?? before?.timeMs ?? null;
  const said = raw.slice(prefix.length); // its time and level are told anyway
  const message = continues.test(word) ? `${word}: ${said}` : said;
  return { ...textAlone, service, timeMs, level, message, raw, stamp };
}

const textAlone = {
  isJson: false,
  requestId: null,
  userId: null,
  method: null,
  route: null,
  path: null,
  status: null,
  durationMs: null,
  error: null,
  job: null,
};

/** What a program says that ends without having logged, such as Node's `TypeError: …`. */
function levelOfText(raw: string): Level | null {
  if (/^(?:Uncaught |\[?FATAL|panic: )|^(?:[A-Z]\w*)?Error\b/.test(raw)) return "error";
  return null;
}

const words: Record<string, Level> = {
  TRACE: "debug",
  DEBUG: "debug",
  INFO: "info",
  LOG: "info",
  NOTICE: "info",
  WARN: "warn",
  WARNING: "warn",
  ERROR: "error",
  FATAL: "error",
  PANIC: "error",
};

function toLevel(value: unknown): Level | null {
  return typeof value === "string" ? (words[value.toUpperCase().replace(/\d$/, "")] ?? null) : null;
}

function toFields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null; // an object of JSON
}

function toText(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : null;
}

function toNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
