import { styleText } from "node:util";
import { formatDuration, type Look } from "./format-line.ts";
import type { ErrorGroup, RouteTimes, Summary } from "./summarise.ts";

/** How many kinds of errors and routes are shown; JSON has them all. */
const shown = 10;
/** From there on a route counts as slow. */
const slowMs = 500;
const widest = 80;

/** A {@link Summary} for people, in 80 columns or what the terminal has less. */
export function formatSummary(summary: Summary, look: Look): string {
  const { errors, routes } = summary;
  const columns = Math.min(look.columns ?? widest, widest);
  const more = (all: unknown[]) => (all.length > shown ? [paint("dim", `and ${all.length - shown} more`, look)] : []);
  const errorRows = errors.slice(0, shown).flatMap((group) => showError(group, columns, look));
  const routeRows = routes.slice(0, shown).map((times) => showRoute(times, columns, look));
  const kinds = errors.length === 1 ? "1 kind" : `${errors.length} kinds`;
  return [
    [...showCounts(summary, columns, look)],
    errors.length === 0
      ? [paint("green", "No errors.", look)]
      : [paint("bold", `Errors, ${kinds}`, look), ...errorRows, ...more(errors)],
    ...(routes.length === 0
      ? []
      : [[paint("bold", "Routes, slowest first", look), paint("dim", routeHead, look), ...routeRows, ...more(routes)]]),
  ]
    .map((rows) => rows.join("\n"))
    .join("\n\n");
}

function showCounts({ lines, from, to, levels, services }: Summary, columns: number, look: Look): string[] {
  const order = ["error", "warn", "info", "debug", "none"];
  const say = (counts: [string, number][]) =>
    counts.map(([name, count]) => `${grouped(count)} ${name === "none" ? "without a level" : name}`).join(", ");
  const loud = Object.entries(levels).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const many = Object.entries(services).toSorted(([, a], [, b]) => b - a);
  return [
    paint("bold", `${grouped(lines)} ${lines === 1 ? "line" : "lines"}`, look) +
      (from && to ? `, ${span(from, to)}` : ""),
    ...(lines > 0 ? [cut(say(loud), columns), paint("dim", cut(say(many), columns), look)] : []),
  ];
}

function showError({ service, message, count, lastAt, requestId }: ErrorGroup, columns: number, look: Look): string[] {
  const head = `${grouped(count).padStart(7)}  ${service.padEnd(9)}  `;
  const last = [lastAt && `last ${toWords(lastAt)}`, requestId && `xtablo logs --request ${requestId}`];
  const below = last.filter(Boolean).join("  ");
  return [
    head + paint("red", cut(message, columns - head.length), look),
    ...(below ? [`         ${paint("dim", cut(below, columns - 9), look)}`] : []),
  ];
}

const routeHead = `  COUNT     5XX      P50      P95      P99  ROUTE`;

function showRoute({ route, count, failed, p50, p95, p99 }: RouteTimes, columns: number, look: Look): string {
  const times = [p50, p95, p99].map((ms) => {
    const text = formatDuration(ms).padStart(9);
    return ms >= slowMs ? paint("yellow", text, look) : text;
  });
  const bad = grouped(failed).padStart(8);
  const head = grouped(count).padStart(7) + (failed > 0 ? paint("red", bad, look) : bad);
  return `${head}${times.join("")}  ${cut(route, columns - 44)}`;
}

/** `2026-11-28 10:00:00 to 11:30:00 UTC`; the second day only when it is another. */
function span(from: string, to: string): string {
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 19) : toWords(to);
  return `${toWords(from)} to ${end} UTC`;
}

function toWords(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

function paint(style: Parameters<typeof styleText>[0], text: string, { color }: Look): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

function cut(text: string, width: number): string {
  const plain = text.replace(/\p{Cc}/gu, " ");
  return plain.length > width ? `${plain.slice(0, Math.max(0, width - 1))}…` : plain;
}
