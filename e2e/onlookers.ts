import { availableParallelism, loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { patienceMs } from "./browser.ts";

/** Other windows that look at what somebody does in theirs. */
export interface Onlookers {
  /** Waits until every window shows what is expected, and takes the time that the slowest needs. */
  see<T>(step: string, read: (page: Page) => Promise<T>, expected: T): Promise<void>;
  /** The slowest step so far. */
  slowest(): { step: string; tookMs: number };
  /** Whether the machine had so much else to do that times say nothing: three times more than it has cores for, or it stood still. */
  hadToWait(): boolean;
}

/** As long as this process, which does little, may be kept from going on. */
const longestStallNs = 300e6;

/** Makes {@link Onlookers} of some windows; the first is the one that acts. */
export function createOnlookers(windows: Record<string, Page>): Onlookers {
  let slowest = { step: "nothing", tookMs: 0 };
  const stalls = monitorEventLoopDelay();
  stalls.enable();

  async function seeInOne<T>(step: string, read: () => Promise<T>, expected: T): Promise<void> {
    const startMs = performance.now();
    await expect.poll(read, { interval: 30, timeout: patienceMs, message: step }).toEqual(expected);
    const tookMs = Math.round(performance.now() - startMs);
    if (tookMs > slowest.tookMs) slowest = { step, tookMs };
  }

  return {
    async see(step, read, expected) {
      const all = Object.entries(windows).map(([name, page]) =>
        seeInOne(`${step}, seen in ${name}`, () => read(page), expected),
      );
      await Promise.all(all);
    },
    slowest: () => slowest,
    hadToWait: () => (loadavg()[0] ?? 0) > 3 * availableParallelism() || stalls.max > longestStallNs,
  };
}
