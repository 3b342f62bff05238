import { type Level, levels, type LogLine } from "./line.ts";

/** Which lines are wanted; what is left out wants all. */
export interface Wanted {
  /** Not before this moment, in milliseconds since 1970. A line whose time nobody knows stays. */
  sinceMs?: number | undefined;
  /** This loud or louder. A line without a level counts as `info`. */
  level?: Level | undefined;
  requestId?: string | undefined;
  userId?: string | undefined;
  /** Looked for in the line as it was written. */
  pattern?: RegExp | undefined;
}

/** Whether a line is wanted. Lines without such a field, text and Caddy's, are wanted when they name the id anywhere. */
export function isWanted(line: LogLine, { sinceMs, level, requestId, userId, pattern }: Wanted): boolean {
  if (sinceMs !== undefined && line.timeMs !== null && line.timeMs < sinceMs) return false;
  if (level && levels.indexOf(line.level ?? "info") < levels.indexOf(level)) return false;
  if (requestId && !names(line.requestId, line.raw, requestId)) return false;
  if (userId && !names(line.userId, line.raw, userId)) return false;
  return !pattern || pattern.test(line.raw);
}

function names(field: string | null, raw: string, id: string): boolean {
  return field === null ? raw.includes(id) : field === id;
}

const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `30s`, `10m`, `2h`, `1d` before `nowMs`, or a moment such as `2026-11-28T10:00:00Z`; null for anything else. */
export function parseSince(text: string, nowMs: number): number | null {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count && unit && unit in unitsMs) return nowMs - Number(count) * unitsMs[unit as keyof typeof unitsMs]; // just matched
  const moment = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
