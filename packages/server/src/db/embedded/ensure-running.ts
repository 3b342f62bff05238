import { setTimeout as wait } from "node:timers/promises";
import { EmbeddedError, type EmbeddedLog } from "./embedded-error.ts";
import { explainFailure } from "./explain.ts";
import { initializeCluster } from "./initialize.ts";
import { type Lease, takeLease } from "./lease.ts";
import type { Place } from "./place.ts";
import {
  choosePort,
  isPostmaster,
  readPostmaster,
  removeStalePid,
  startPostmaster,
  stopPostmaster,
} from "./postmaster.ts";
import { savePort } from "./state.ts";

/** A database that answers, and our lease on it. */
export interface Running {
  port: number;
  /** It ran already. */
  adopted: boolean;
  lease: Lease;
}

/** How to start it when it does not run. */
export interface StartOptions {
  log: EmbeddedLog;
  settings: Record<string, string>;
  /** Insist on this port: programs already know it. */
  port?: number;
}

const patienceMs = 300_000; // recovery after a crash may take a while
const pauseMs = 50;

/**
 * Adopts the database of this place when it runs, else starts it.
 * Any number of programs may do this at once: PostgreSQL's own lock file lets one start it, the others adopt it.
 */
export async function ensureRunning(place: Place, options: StartOptions): Promise<Running> {
  const deadline = Date.now() + patienceMs;
  let started = false;
  let problem = "It did not answer in time.";
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(place.directory);
    if (postmaster && (await isPostmaster(postmaster.pid, place.directory))) {
      const answer = postmaster.port ? await takeLease(place, postmaster.port) : { kind: "not-ready" as const };
      if (answer.kind === "ours" && postmaster.port)
        return await settle(place, { port: postmaster.port, adopted: !started, lease: answer.lease });
      if (answer.kind === "foreign") {
        if (started) await stopPostmaster(place);
        throw lostPassword(place);
      }
      await wait(pauseMs);
      continue;
    }
    if (postmaster) await removeStalePid(place.directory, postmaster.pid);
    const start = await startOnce(place, options);
    started ||= start.kind === "started";
    if (start.kind === "failed") throw explainFailure("could not be started", start.output, place.directory);
    if (start.kind !== "started") {
      problem = start.output;
      await wait(pauseMs * 4);
    }
  }
  throw explainFailure("could not be started", problem, place.directory);
}

async function startOnce(place: Place, { log, settings, port }: StartOptions) {
  await initializeCluster(place, log);
  const chosen = port ?? (await choosePort(place.state.port));
  log.info(`starting the embedded PostgreSQL on 127.0.0.1:${chosen}`);
  return startPostmaster(place, chosen, settings);
}

async function settle(place: Place, running: Running): Promise<Running> {
  await savePort(place.dataDir, place.state, running.port);
  return running;
}

function lostPassword(place: Place): EmbeddedError {
  return new EmbeddedError(
    `The PostgreSQL in ${place.directory} does not take the password of ${place.dataDir}/postgres.json.`,
    "Put that file back from a backup, or set XTABLO_DATA_DIR to another folder to begin afresh.",
  );
}
