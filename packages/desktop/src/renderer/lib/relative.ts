import { displayLocale } from "./format.ts";
import { currentLanguage } from "./text.ts";

const units = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/** How far an instant is from now, in its largest unit: `in 21 min`, `3 hr ago`. To the second, for what is watched. */
export function formatFromNow(instant: string, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const { unit, count } = largest(Math.abs(seconds));
  // The narrow French form says "+21 min" where the English one says "in 21 min".
  const style = currentLanguage() === "fr" ? "short" : "narrow";
  const format = new Intl.RelativeTimeFormat(displayLocale(), { numeric: "always", style });
  return format.format(seconds < 0 ? -count : count, unit);
}

/** How long something lasts, in its largest unit: `16 secs`, `3 hrs`. */
export function formatDuration(seconds: number): string {
  const { unit, count } = largest(Math.max(0, seconds));
  return new Intl.NumberFormat(displayLocale(), { style: "unit", unit, unitDisplay: "short" }).format(count);
}

function largest(seconds: number): { unit: (typeof units)[number]["unit"]; count: number } {
  const fitting = units.find((unit) => seconds >= unit.seconds);
  return { unit: fitting?.unit ?? "second", count: Math.floor(seconds / (fitting?.seconds ?? 1)) };
}
