import { expect, test } from "vitest";
import { maxAttempts, retryWaitMs } from "./retry-wait.ts";

test.each([
  [1, 1_000],
  [2, 16_000],
  [3, 81_000],
  [10, 10_000_000],
  [24, 331_776_000],
])("after attempt %i it waits %i ms and up to a tenth more", (attempt, shortest) => {
  expect(retryWaitMs(attempt, { random: () => 0 })).toBe(shortest);
  expect(retryWaitMs(attempt, { random: () => 1 })).toBeCloseTo(shortest * 1.1);
  const waits = Array.from({ length: 100 }, () => retryWaitMs(attempt));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(shortest);
  expect(Math.max(...waits)).toBeLessThanOrEqual(shortest * 1.1);
  expect(new Set(waits).size).toBeGreaterThan(90);
});

test("25 attempts take some 20 days", () => {
  const waits = Array.from({ length: maxAttempts - 1 }, (_, at) => retryWaitMs(at + 1, { random: () => 0 }));
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000).toBeCloseTo(20.4, 1);
});
