import type { JobDeps } from "./define-job.ts";
import { beatPool, registerPool, releaseDeadPools } from "./pool-registry.ts";

/** A worker's signs of life. */
export interface Pulse {
  stop(): Promise<void>;
}

/**
 * Keeps a worker on the list of those that are alive, frees the jobs of the dead, and logs `worker heartbeat` now and
 * each minute. `onLost` is called when others thought this one dead: what it is at may run elsewhere.
 */
export async function startPulse(
  { db, log }: Pick<JobDeps, "db" | "log">,
  options: {
    poolId: string;
    version: string;
    times: { beatMs: number; deadAfterMs: number; heartbeatMs: number };
    onLost: () => void;
  },
): Promise<Pulse> {
  const { poolId, version, times, onLost } = options;
  let beating: Promise<void> | null = null;
  let listed = false;

  async function beat(): Promise<void> {
    try {
      if (listed && !(await beatPool(db, poolId))) {
        log.warn("this worker was thought dead, and its jobs were given to others");
        onLost();
        listed = false;
      }
      if (!listed) await registerPool(db, poolId, version);
      listed = true;
      const dead = await releaseDeadPools(db, times.deadAfterMs / 1_000);
      if (dead.length > 0) log.warn({ workers: dead }, "the jobs of dead workers run again");
    } catch (error) {
      log.warn({ err: error }, "worker beat failed");
    }
  }
  await beat();
  const tellHeartbeat = () => log.info({ worker: poolId }, "worker heartbeat");
  tellHeartbeat();
  const heartbeats = setInterval(tellHeartbeat, times.heartbeatMs);
  const beats = setInterval(() => {
    beating ??= beat().finally(() => (beating = null)); // one that waits for the database is not overtaken
  }, times.beatMs);
  return {
    async stop() {
      clearInterval(heartbeats);
      clearInterval(beats);
      await beating;
    },
  };
}
