import type { Comparison } from "./compare.ts";

/** What a figure must reach. */
export interface Bar {
  kind: "at least" | "at most";
  value: number;
  /** Behind the number, such as `ms`; empty for ratios. */
  unit: string;
  measured: number;
}

/** One line of the table. */
export interface Result {
  name: string;
  ours: string;
  /** What it is compared with; empty when with nothing. */
  bare: string;
  ratio: number | null;
  bar: Bar | null;
  /** Half and nearly all of the requests were answered within, and the slowest. Of loads alone. */
  times?: { p50Ms: number; p99Ms: number; worstMs: number };
}

/** Whether the bar holds; null without one. */
export function holds({ bar }: Result): boolean | null {
  if (!bar) return null;
  return bar.kind === "at least" ? bar.measured >= bar.value : bar.measured <= bar.value;
}

/** Whether a ratio misses its bar by more than a quarter: more than a noisy machine explains. */
export function failsClearly({ bar }: Result): boolean {
  if (!bar || bar.unit !== "") return false;
  return bar.kind === "at least" ? bar.measured < bar.value * 0.75 : bar.measured > bar.value * 1.25;
}

/** The lines of a comparison: requests per second as a ratio to bare, and our CPU time per request. */
export function resultsOf(name: string, comparison: Comparison, bars: { ratio?: number; cpuMs?: number }): Result[] {
  const { ours, bare, ratio } = comparison;
  return [
    {
      name,
      ours: `${number(ours.perSecond)}/s`,
      bare: `${number(bare.perSecond)}/s`,
      ratio,
      bar: bars.ratio === undefined ? null : { kind: "at least", value: bars.ratio, unit: "", measured: ratio },
      times: ours,
    },
    {
      name: `${name}: server CPU`,
      ours: `${number(ours.cpuMs)} ms`,
      bare: `${number(bare.cpuMs)} ms`,
      ratio: ours.cpuMs / bare.cpuMs,
      bar: bars.cpuMs === undefined ? null : { kind: "at most", value: bars.cpuMs, unit: "ms", measured: ours.cpuMs },
    },
  ];
}

/** A line for one figure of ours that may be so large at most, or without a bar. */
export function lineOf(name: string, measured: number, { unit, atMost }: { unit: string; atMost?: number }): Result {
  return {
    name,
    ours: `${Number.isInteger(measured) ? measured.toLocaleString("en-US") : number(measured)} ${unit}`,
    bare: "",
    ratio: null,
    bar: atMost === undefined ? null : { kind: "at most", value: atMost, unit, measured },
  };
}

/** Three digits that matter, never an exponent. */
export function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
