import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { daysUntil, displayLocale, formatAgo, formatPercent, formatSize } from "./format.ts";
import { startTexts } from "./text.ts";

beforeEach(() => startTexts("en", catalogue));
afterEach(() => vi.restoreAllMocks());

const now = new Date("2026-11-22T12:00:00.000Z");

test("what just happened is no number", () => {
  expect(formatAgo("2026-11-22T11:59:30.000Z", now)).toBe("just now");
});

test("a clock that runs behind the server's does not speak of the future", () => {
  expect(formatAgo("2026-11-22T12:00:20.000Z", now)).toBe("just now");
});

test.each([
  ["2026-11-22T11:55:00.000Z", /5/],
  ["2026-11-22T09:00:00.000Z", /3/],
  ["2026-11-20T12:00:00.000Z", /Friday/],
])("%s is told as an hour, a weekday or a day", (instant, expected) => {
  expect(formatAgo(instant, now)).toMatch(expected);
});

test("a percentage is whole and has its space", () => {
  expect(formatPercent(0.554)).toBe("55 %");
});

test("a size is told in the unit that fits", () => {
  expect(formatSize(0)).toContain("0");
  expect(formatSize(26_214_400)).toBe("25 MB");
});

test("days are counted over the change of the clocks", () => {
  expect(daysUntil("2026-10-26", "2026-10-24")).toBe(2);
  expect(daysUntil("2026-10-23", "2026-10-24")).toBe(-1);
});

test.each([
  ["en", ["en-US", "en"], "Nov 22, 2026"],
  ["en", ["en-GB", "en-US"], "22 Nov 2026"],
  ["en", ["en"], "22 Nov 2026"],
  ["en", ["fr-FR", "fr", "en-US", "en"], "22 Nov 2026"],
  ["en", ["fr"], "22 Nov 2026"],
  ["en", [], "22 Nov 2026"],
  ["fr", ["fr-CA"], "22 nov. 2026"],
  ["fr", ["en-US", "fr-CA"], "22 nov. 2026"],
] as const)("in %s, for a browser that asks for %j, a date is %s", (language, asked, expected) => {
  startTexts(language, catalogue);
  vi.spyOn(navigator, "languages", "get").mockReturnValue(asked);
  const date = new Intl.DateTimeFormat(displayLocale(), { dateStyle: "medium", timeZone: "UTC" });
  expect(date.format(new Date("2026-11-22T12:00:00Z"))).toBe(expected);
});
