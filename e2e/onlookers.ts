import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The bar, in milliseconds. A machine that is busy with other things may be given more. */
const liveWithinMs = Number(process.env["LIVE_WITHIN_MS"] ?? 1000);

/** Other windows that look at what somebody does in theirs. */
export interface Onlookers {
  /** Waits until every window shows what is expected, for a second at most. */
  see<T>(step: string, read: (page: Page) => Promise<T>, expected: T): Promise<void>;
  /** The slowest step so far. */
  worst(): string;
}

/** Makes {@link Onlookers} of some windows; the first is the one that acts. */
export function createOnlookers(windows: Record<string, Page>): Onlookers {
  let worst = { name: "nothing", tookMs: 0 };

  async function seeInOne<T>(name: string, read: () => Promise<T>, expected: T): Promise<void> {
    const startMs = performance.now();
    await expect.poll(read, { interval: 30, timeout: liveWithinMs, message: name }).toEqual(expected);
    const tookMs = performance.now() - startMs;
    if (tookMs > worst.tookMs) worst = { name, tookMs };
  }

  return {
    async see(step, read, expected) {
      const all = Object.entries(windows).map(([name, page]) =>
        seeInOne(`${step}, seen in ${name}`, () => read(page), expected),
      );
      await Promise.all(all);
    },
    worst: () => `${worst.name}: ${Math.round(worst.tookMs)} ms`,
  };
}
