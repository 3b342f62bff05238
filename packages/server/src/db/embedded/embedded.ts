import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { EmbeddedError, type EmbeddedLog } from "./embedded-error.ts";
import { ensureRunning, type Running } from "./ensure-running.ts";
import { explainFailure } from "./explain.ts";
import { isKept, keep } from "./keep.ts";
import { endLease, ensureDatabase, takeLease, urlOf } from "./lease.ts";
import { findPlace, type Place, preparePlace } from "./place.ts";
import { isPostmaster, readPostmaster, stopPostmaster } from "./postmaster.ts";

/** A PostgreSQL of our own that stays up as long as this is open: when it dies, it is started again on the same port. */
export interface EmbeddedDatabase {
  url: string;
  /** It ran already, left by `xtablo db up`, by another program, or by one that was killed. */
  adopted: boolean;
  /** Stops PostgreSQL, unless another program uses it or it was left running. Call it last: it ends every connection. */
  stop(): Promise<void>;
  /** Lets go of PostgreSQL and leaves it running until {@link stopEmbedded}. */
  leave(): Promise<void>;
}

/** Which database to open, and how. */
export interface EmbeddedOptions {
  /** Everything is kept here; as root, the cluster may have to live in /var/lib/xtablo. */
  dataDir: string;
  log: EmbeddedLog;
  /** PostgreSQL settings, on top of ours; they count when it is started, not when it is adopted. */
  settings?: Record<string, string>;
}

/** Opens the embedded database: makes it, starts it or adopts it. Throws `EmbeddedError`. */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const start = { log: options.log, settings: options.settings ?? {} };
  const { place, running } = await explainErrors(options.dataDir, async () => {
    const place = await preparePlace(resolve(options.dataDir));
    return { place, running: await runWithDatabase(place, start) };
  });
  const watch = watchOver(place, running, start);
  return {
    url: urlOf(place, running.port),
    adopted: running.adopted,
    async stop() {
      const lease = await watch.end();
      if (lease && (await endLease(lease)) && !(await isKept(place))) await stopPostmaster(place);
    },
    async leave() {
      await keep(place);
      await (await watch.end())?.end();
    },
  };
}

/** What is there, as `xtablo db status` shows it. */
export type EmbeddedStatus =
  | { state: "absent" }
  | { state: "stopped"; directory: string }
  | { state: "running"; directory: string; pid: number; port: number; url: string };

/** Looks without changing anything. */
export async function embeddedStatus({ dataDir }: { dataDir: string }): Promise<EmbeddedStatus> {
  const place = await findPlace(resolve(dataDir));
  if (!place) return { state: "absent" };
  const postmaster = await readPostmaster(place.directory);
  if (!postmaster?.port || !(await isPostmaster(postmaster.pid, place.directory)))
    return { state: "stopped", directory: place.directory };
  const { pid, port } = postmaster;
  return { state: "running", directory: place.directory, pid, port, url: urlOf(place, port) };
}

/** Stops a database that was left running; "in-use" when a program still uses it, which is left alone. */
export async function stopEmbedded({ dataDir }: { dataDir: string }): Promise<"stopped" | "not-running" | "in-use"> {
  const place = await findPlace(resolve(dataDir));
  const status = await embeddedStatus({ dataDir });
  if (!place || status.state !== "running") return "not-running";
  const answer = await takeLease(place, status.port);
  if (answer.kind === "ours" && !(await endLease(answer.lease))) return "in-use";
  await stopPostmaster(place);
  return "stopped";
}

/** Runs PostgreSQL with our database in it, or not at all. */
async function runWithDatabase(place: Place, start: Parameters<typeof ensureRunning>[1]): Promise<Running> {
  const running = await ensureRunning(place, start);
  try {
    await ensureDatabase(running.lease);
    return running;
  } catch (error) {
    const alone = await endLease(running.lease).catch(() => true); // the connection may be what broke
    if (alone) await stopPostmaster(place);
    throw error;
  }
}

/** Says what to do about a folder that can't be written, or a disk that is full. */
async function explainErrors<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof EmbeddedError) throw error;
    throw explainFailure("could not be prepared", error.message, dataDir, { cause: error });
  }
}

function watchOver(place: Place, first: Running, start: Parameters<typeof ensureRunning>[1]) {
  let lease: Running["lease"] | null = first.lease;
  let ended = false;
  let restart: Promise<void> = Promise.resolve();

  const listen = () => lease?.once("end", onLost);
  const onLost = () => {
    if (!ended) restart = recover();
  };
  async function recover(): Promise<void> {
    lease = null;
    start.log.warn("the embedded PostgreSQL went away; starting it again");
    for (let pauseMs = 100; !ended; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        lease = (await ensureRunning(place, { ...start, port: first.port })).lease;
        listen();
        return;
      } catch (error) {
        start.log.warn(`the embedded PostgreSQL does not start: ${(error as Error).message}`); // always an Error
        await wait(pauseMs);
      }
    }
  }
  listen();
  return {
    async end() {
      ended = true;
      await restart;
      return lease;
    },
  };
}
