import { statfs } from "node:fs/promises";
import type { Readiness, SystemStatus } from "@xtablo/contract";
import { type Config, embeddedStatus } from "@xtablo/server/ops/database";
import { formatBytes } from "../lib/format-bytes.ts";

/** One line of the screen: a part, whether it is well, what was seen, and what to type when it is not. */
export interface StatusLine {
  check: StatusCheck;
  state: "ok" | "warning" | "failed";
  saw: string;
  next: string | null;
}

/** The parts of a server; those from `serving` on are a deployment's. */
export type StatusCheck =
  | ("server" | "release" | "database" | "storage" | "worker" | "queue" | "disk")
  | ("serving" | "containers" | "deploy" | "certificate" | "backup");

/** Everything that `xtablo status` shows. */
export interface StatusReport {
  ok: boolean;
  lines: StatusLine[];
  /** Null when the database cannot be asked. */
  system: SystemStatus | null;
}

const gigabyte = 1_073_741_824;
/** Below this, PostgreSQL will soon have no room. */
const leastFreeBytes = gigabyte;
const probePatienceMs = 3_000;

/** Looks at a server on this machine: at its port, its database, its file store, its workers and its disk. Starts nothing. */
export async function readReport(config: Config): Promise<StatusReport> {
  const database = await findDatabase(config);
  const found = typeof database === "string" ? await askSystem(config, database) : database;
  const system = "saw" in found ? null : found;
  const lines = [
    await lookAtServer(config),
    ...("saw" in found ? [found] : describeSystem(found)),
    await lookAtDisk(config.dataDir),
  ];
  return { ok: lines.every(({ state }) => state === "ok"), lines, system };
}

async function findDatabase(config: Config): Promise<string | StatusLine> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const status = await embeddedStatus({ dataDir: config.dataDir });
  if (status.state === "running") return status.url;
  const seen = status.state === "absent" ? "there is none yet" : "the embedded database does not run";
  return { check: "database", state: "failed", saw: seen, next: "xtablo start" };
}

async function askSystem(config: Config, databaseUrl: string): Promise<SystemStatus | StatusLine> {
  const { readStatus, withJobDeps } = await import("@xtablo/server/ops/jobs");
  try {
    return await withJobDeps({ config, databaseUrl }, readStatus);
  } catch (error) {
    const { message, next } = await explain(error, databaseUrl);
    return { check: "database", state: "failed", saw: message, next };
  }
}

async function explain(error: unknown, url: string): Promise<{ message: string; next: string }> {
  const { explainConnection } = await import("@xtablo/server/ops/database");
  const known = explainConnection(error, url);
  if (known) return known;
  if (error instanceof Error && "next" in error && typeof error.next === "string")
    return { message: error.message, next: error.next };
  return { message: error instanceof Error ? error.message : String(error), next: "xtablo db status" };
}

async function lookAtServer({ port, host }: Config): Promise<StatusLine> {
  const address = `http://${host ?? "127.0.0.1"}:${port}`;
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(probePatienceMs) });
    const { status } = (await answer.json()) as Readiness; // another program's answer gives undefined
    if (answer.ok) return { check: "server", state: "ok", saw: `ready at ${address}`, next: null };
    return { check: "server", state: "failed", saw: `not ready at ${address}: ${status}`, next: "xtablo doctor" };
  } catch {
    return { check: "server", state: "failed", saw: `nothing answers at ${address}`, next: "xtablo start" };
  }
}

function describeSystem({ release, database, storage, worker, queue }: SystemStatus): StatusLine[] {
  const late = queue.oldestDueSeconds === null ? "" : `, due for ${Math.round(queue.oldestDueSeconds)} s`;
  const ages = worker.workers.map(({ beatAgeSeconds }) => `${Math.round(beatAgeSeconds)} s`);
  return [
    {
      check: "release",
      state: "ok",
      saw: `${release.version}${release.commit ? ` (${release.commit.slice(0, 7)})` : ""}, Node ${release.node}`,
      next: null,
    },
    {
      check: "database",
      state: stateOf(database.ok),
      saw: `PostgreSQL ${database.version}, ${formatBytes(database.sizeBytes)}, ${database.connections} of ${database.maxConnections} connections`,
      next: null,
    },
    {
      check: "storage",
      state: stateOf(storage.ok),
      saw: storage.problem ?? `${storage.place}, ${storage.files} files, ${formatBytes(storage.sizeBytes)}`,
      next: storage.ok ? null : "xtablo storage check",
    },
    {
      check: "worker",
      state: stateOf(worker.ok),
      saw: ages.length === 0 ? "none runs" : `${ages.length}, last sign of life ${ages.join(", ")} ago`,
      next: worker.ok ? null : "xtablo worker",
    },
    {
      check: "queue",
      state: stateOf(queue.ok),
      saw: `${queue.waiting} waiting${late}, ${queue.running} running, ${queue.failed} failed, ${queue.discarded} discarded`,
      next: queue.ok ? null : "xtablo jobs list --state discarded",
    },
  ];
}

async function lookAtDisk(path: string): Promise<StatusLine> {
  const found = await statfs(path).catch(() => statfs("."));
  const free = found.bavail * found.bsize;
  const saw = `${formatBytes(free)} free of ${formatBytes(found.blocks * found.bsize)}`;
  const ok = free >= leastFreeBytes;
  return { check: "disk", state: stateOf(ok), saw, next: ok ? null : "Make room on the disk of the data folder." };
}

function stateOf(ok: boolean): StatusLine["state"] {
  return ok ? "ok" : "failed";
}
