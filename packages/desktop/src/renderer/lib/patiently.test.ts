import { afterEach, expect, it, vi } from "vitest";
import { patiently } from "./patiently.ts";

afterEach(() => vi.useRealTimers());

it("loads again until it goes well, waiting longer each time", async () => {
  vi.useFakeTimers();
  const tries: number[] = [];
  const begun = Date.now();
  const loaded = patiently(() => {
    tries.push(Date.now() - begun);
    return tries.length < 4 ? Promise.reject(new TypeError("Failed to fetch")) : Promise.resolve("part");
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(await loaded).toBe("part");
  expect(tries).toEqual([0, 500, 1500, 3500]);
});
