/** After this many attempts a job is discarded: kept, listed, and run again only by hand. */
export const maxAttempts = 25;

/** How much longer than planned a wait may be, so that what failed together does not come back together. */
const jitter = 0.1;

/**
 * How long a job waits after its attempt number `attempt` (from 1) failed: attempt⁴ times `unitMs` (a second), plus 0-10 %.
 * The 24 waits add up to 20.4 days. `random` gives 0 to 1.
 */
export function retryWaitMs(attempt: number, { unitMs = 1_000, random = Math.random } = {}): number {
  return attempt ** 4 * unitMs * (1 + jitter * random());
}
