import type { Knex } from "knex";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../http/app-error.ts";

/** Limits on guessing passwords and on making accounts, shared by all server processes. */
export interface LoginLimits {
  /** Throws 429 when this address, or this address and email together, failed too often. */
  requireAllowed(address: string, email: string): Promise<void>;
  /** Counts a failed sign-in. */
  recordFailure(address: string, email: string): Promise<void>;
  /** Counts a sign-up; throws 429 beyond 20 an hour and address. */
  countSignup(address: string): Promise<void>;
}

const failuresPerAddress = { points: 30, duration: 60 };
const failuresPerPair = { points: 5, duration: 60 };
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
  const pair = (address: string, email: string) => `${address}/${email}`.slice(0, 200);
  return {
    async requireAllowed(address, email) {
      const [one, both] = await Promise.all([byAddress.get(address), byPair.get(pair(address, email))]);
      if (one && one.consumedPoints >= failuresPerAddress.points) throw tooMany(one);
      if (both && both.consumedPoints >= failuresPerPair.points) throw tooMany(both);
    },
    async recordFailure(address, email) {
      await byAddress.penalty(address);
      await byPair.penalty(pair(address, email));
    },
    async countSignup(address) {
      try {
        await signups.consume(address);
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
      }
    },
  };
}

function tooMany(state: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
  return new AppError(429, "too_many_attempts", `Too many attempts. Wait ${seconds} seconds, then try again.`, {
    retryAfterSeconds: seconds,
  });
}
