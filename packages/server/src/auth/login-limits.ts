import { isIPv6 } from "node:net";
import type { Knex } from "knex";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../http/app-error.ts";

/** Limits on guessing passwords and on making accounts, shared by all server processes. */
export interface LoginLimits {
  /**
   * Counts an attempt to sign in before it is judged, so that many at once count as well as many in a row.
   * Throws 429 when this address, or this address and email together, failed too often.
   */
  countAttempt(address: string, email: string): Promise<void>;
  /** Takes an attempt back: it was no failure. */
  takeBack(address: string, email: string): Promise<void>;
  /** Counts a sign-up; throws 429 beyond 20 an hour and address. */
  countSignup(address: string): Promise<void>;
  /** Counts an attempt to choose a password with a link; throws 429 beyond 30 a minute and address. */
  countReset(address: string): Promise<void>;
}

const failuresPerAddress = { points: 30, duration: 60 };
const failuresPerPair = { points: 5, duration: 60 };
const resetsPerAddress = { points: 30, duration: 60 };
const signupsPerAddress = { points: 20, duration: 3_600 };

/** Makes the limits on the table `rate_limits`. */
export function createLoginLimits(db: Knex): LoginLimits {
  const common = {
    storeClient: db,
    storeType: "knex",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
  };
  const byAddress = new RateLimiterPostgres({ ...common, ...failuresPerAddress, keyPrefix: "login-address" });
  const byPair = new RateLimiterPostgres({ ...common, ...failuresPerPair, keyPrefix: "login-pair" });
  const signups = new RateLimiterPostgres({ ...common, ...signupsPerAddress, keyPrefix: "signup" });
  const resets = new RateLimiterPostgres({ ...common, ...resetsPerAddress, keyPrefix: "password-reset" });
  const pair = (address: string, email: string) => `${networkOf(address)}/${email}`.slice(0, 200);
  return {
    async countAttempt(address, email) {
      await consume(byPair, pair(address, email)); // first: who is refused here uses up nothing of their neighbours'
      await consume(byAddress, networkOf(address));
    },
    async takeBack(address, email) {
      await byPair.reward(pair(address, email));
      await byAddress.reward(networkOf(address));
    },
    countSignup: (address) => consume(signups, networkOf(address)),
    countReset: (address) => consume(resets, networkOf(address)),
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
}

/** Who has one IPv6 address has the 2^64 of its network: they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const whole = [...groups, ...Array.from({ length: missing }, () => "0"), ...(tail?.split(":") ?? [])];
  return `${whole.slice(0, 4).join(":")}::/64`;
}

function tooMany(state: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
  return new AppError(429, "too_many_attempts", `Too many attempts. Wait ${seconds} seconds, then try again.`, {
    retryAfterSeconds: seconds,
  });
}
