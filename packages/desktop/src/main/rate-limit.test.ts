import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

test("so many at once, then one at a time; each key by itself", () => {
  let now = 1_000;
  const mayPass = createRateLimit({ atOnce: 3, everyMs: 1_000 }, () => now);
  const tried = (count: number) => Array.from({ length: count }, () => mayPass("a"));
  expect(tried(5)).toEqual([true, true, true, false, false]);
  expect(mayPass("b")).toBe(true);
  now += 1_000;
  expect(tried(2)).toEqual([true, false]);
  now += 60_000;
  expect(tried(4)).toEqual([true, true, true, false]);
});
