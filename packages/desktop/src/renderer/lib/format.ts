import { currentLanguage, text, type Language } from "./text.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A language by itself is written as here. Plain English would be that of the USA: month first, and twelve hours. */
const plain: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr" };

// Making one of these costs a hundred times what using it does, and a board writes hundreds of dates while it is scrolled.
const locales = new Map<string, string>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The locale that dates and numbers are written in: the page's language, as in the reader's own region. */
export function displayLocale(): string {
  const language = currentLanguage();
  const [own = language] = navigator.languages;
  return kept(locales, `${language} ${own}`, () => localeOf(language, own));
}

function localeOf(language: Language, own: string): string {
  // A browser in French lists "en-US" after it as a matter of course: what counts is the region of its first choice.
  const { region } = new Intl.Locale(own);
  if (region === undefined) return plain[language];
  const { locale } = new Intl.NumberFormat(`${language}-${region}`).resolvedOptions();
  return locale === language ? plain[language] : locale;
}

/** A day as short as it stays clear: `28 Nov`, with the year when it is another one. `day` is `YYYY-MM-DD`. */
export function formatDay(day: string): string {
  const year = day.slice(0, 4) === today().slice(0, 4) ? undefined : "numeric";
  return format(dateOf(day), { day: "numeric", month: "short", year });
}

/** A day with its weekday: `Thu 26 Nov`. `day` is `YYYY-MM-DD`. */
export function formatDayLong(day: string): string {
  const year = day.slice(0, 4) === today().slice(0, 4) ? undefined : "numeric";
  return format(dateOf(day), { weekday: "short", day: "numeric", month: "short", year });
}

/** An instant to the minute, in the reader's time zone. */
export function formatInstant(instant: string): string {
  return format(new Date(instant), { dateStyle: "medium", timeStyle: "short" });
}

/** How long ago: minutes and hours of the last day, then the weekday, then the day. */
export function formatAgo(instant: string, now: Date = new Date()): string {
  const ago = now.getTime() - new Date(instant).getTime();
  if (ago < minuteMs) return text("ui.justNow");
  // The narrow French form says "-3 h" where the English one says "3h ago".
  const style = currentLanguage() === "fr" ? "short" : "narrow";
  const relative = new Intl.RelativeTimeFormat(displayLocale(), { numeric: "always", style });
  if (ago < 60 * minuteMs) return relative.format(-Math.floor(ago / minuteMs), "minute");
  if (ago < dayMs) return relative.format(-Math.floor(ago / (60 * minuteMs)), "hour");
  if (ago < 6 * dayMs) return format(new Date(instant), { weekday: "long" });
  return formatDay(dayOf(new Date(instant)));
}

/** A number with the reader's separators. */
export function formatNumber(value: number): string {
  const locale = displayLocale();
  return kept(numberFormats, locale, () => new Intl.NumberFormat(locale)).format(value);
}

/** A share of one as a whole percentage: `55 %`. */
export function formatPercent(share: number): string {
  return text("ui.percent", { value: formatNumber(Math.round(share * 100)) });
}

/** A size in bytes in the unit that fits: `2.4 MB`, of 1,048,576 bytes as everywhere in Xtablo. */
export function formatSize(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(displayLocale(), {
    style: "unit",
    unit: units[power],
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1024 ** power);
}

/** Today in the reader's time zone, as `YYYY-MM-DD`. */
export function today(now: Date = new Date()): string {
  return dayOf(now);
}

/** Whole days from today to `day`; negative when it is past. */
export function daysUntil(day: string, from: string = today()): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const locale = displayLocale();
  const key = `${locale} ${JSON.stringify(options)}`;
  return kept(dateFormats, key, () => new Intl.DateTimeFormat(locale, options)).format(date);
}

function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
