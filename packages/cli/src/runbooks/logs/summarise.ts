import type { LogLine } from "./line.ts";

/** Errors that are the same but for their numbers and ids. */
export interface ErrorGroup {
  service: string;
  message: string;
  count: number;
  lastAt: string | null;
  /** One request of them, to look at with `--request`. */
  requestId: string | null;
}

/** How long a route took. Times in milliseconds. */
export interface RouteTimes {
  route: string;
  count: number;
  /** Answers of 500 and above. */
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** What a log says in short. Errors come most frequent first, routes slowest (by p95) first. */
export interface Summary {
  lines: number;
  from: string | null;
  to: string | null;
  /** Lines that go on from the one above count with it. */
  levels: Record<string, number>;
  services: Record<string, number>;
  errors: ErrorGroup[];
  routes: RouteTimes[];
}

/** Sums up lines, of which it keeps only durations and one entry a kind of error. */
export async function summarise(lines: AsyncIterable<LogLine[]>): Promise<Summary> {
  const errors = new Map<string, ErrorGroup>();
  const routes = new Map<string, { durations: number[]; failed: number }>();
  const counts = { levels: new Map<string, number>(), services: new Map<string, number>() };
  let [total, fromMs, toMs] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const count = (line: LogLine) => {
    total += 1;
    if (line.timeMs !== null) [fromMs, toMs] = [Math.min(fromMs, line.timeMs), Math.max(toMs, line.timeMs)];
    add(counts.services, line.service);
    addRoute(routes, line);
    if (isContinuation(line)) return;
    add(counts.levels, line.level ?? "none");
    if (line.level === "error") addError(errors, line);
  };
  for await (const came of lines) came.forEach(count);
  return {
    lines: total,
    from: toTime(fromMs),
    to: toTime(toMs),
    levels: Object.fromEntries(counts.levels),
    services: Object.fromEntries(counts.services),
    errors: [...errors.values()].toSorted((a, b) => b.count - a.count),
    routes: [...routes].map(([route, seen]) => timesOf(route, seen)).toSorted((a, b) => b.p95 - a.p95),
  };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function isContinuation({ isJson, raw }: LogLine): boolean {
  return !isJson && /^\s|\b(?:DETAIL|HINT|STATEMENT|CONTEXT|QUERY):\s/.test(raw);
}

function addError(errors: Map<string, ErrorGroup>, line: LogLine): void {
  const { service, error, requestId } = line;
  const text = error ? `${line.message}: ${error.type}: ${error.message}` : line.message;
  const message = withoutNumbers(text.split("\n")[0] ?? "");
  const key = `${service} ${message}`;
  const group = errors.get(key) ?? { service, message, count: 0, lastAt: null, requestId: null };
  group.count += 1;
  group.lastAt = line.timeMs === null ? group.lastAt : toTime(line.timeMs);
  group.requestId = requestId ?? group.requestId;
  errors.set(key, group);
}

/** Numbers and ids differ between errors that are the same. */
function withoutNumbers(text: string): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "…").replace(/\d+/g, "…");
}

/** By the server's own lines: Caddy's name addresses, of which there is no end. */
function addRoute(routes: Map<string, { durations: number[]; failed: number }>, line: LogLine): void {
  if (line.route === null || line.durationMs === null) return;
  const route = `${line.method ?? ""} ${line.route}`.trim();
  const seen = routes.get(route) ?? { durations: [], failed: 0 };
  seen.durations.push(line.durationMs);
  if ((line.status ?? 0) >= 500) seen.failed += 1;
  routes.set(route, seen);
}

function timesOf(route: string, { durations, failed }: { durations: number[]; failed: number }): RouteTimes {
  const sorted = Float64Array.from(durations).toSorted();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { route, count: sorted.length, failed, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function toTime(timeMs: number): string | null {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString() : null;
}
