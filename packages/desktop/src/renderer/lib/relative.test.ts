import { afterEach, beforeEach, expect, test } from "vitest";
import { formatDuration, formatFromNow } from "./relative.ts";
import { startTexts } from "./text.ts";

const now = new Date("2026-11-28T12:00:00.000Z");

beforeEach(() => startTexts("en", {}));
afterEach(() => startTexts("en", {}));

test("an instant is told in its largest unit, on either side of now", () => {
  expect(formatFromNow("2026-11-28T12:21:40.000Z", now)).toMatch(/^in 21.?m/);
  expect(formatFromNow("2026-11-28T09:00:00.000Z", now)).toMatch(/^3.?h.*ago$/);
});

test("a duration is told in its largest unit, and never as less than nothing", () => {
  expect(formatDuration(75)).toMatch(/^1 min/);
  expect(formatDuration(-3)).toMatch(/^0 sec/);
});

test("a French page tells them in French", () => {
  startTexts("fr", {});
  expect(formatFromNow("2026-11-30T12:00:00.000Z", now)).toMatch(/^dans 2.j$/);
  expect(formatDuration(7300)).toMatch(/^2.h$/);
});
