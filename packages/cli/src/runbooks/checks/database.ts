import {
  type Config,
  embeddedStatus,
  inspectServer,
  inspectWorkers,
  migrateUp,
  migrationStatus,
} from "@xtablo/server/ops/database";
import { formatBytes } from "../../lib/format-bytes.ts";
import { addressOf } from "../database.ts";
import { findXtablo } from "../find-xtablo.ts";
import { type Check, checkConfigured, type Finding } from "./check.ts";

/** A worker beats every 10 s; who was silent for so long is dead. */
const deadAfterSeconds = 60;

const asleep: Finding = { state: "skipped", saw: "not looked at: the database does not run", next: "xtablo db up" };

/** Whether the database answers. An embedded one that is stopped is well. */
export const databaseCheck: Check = checkConfigured("Database", async (config) => {
  const url = await runningUrl(config);
  if (url === null) {
    const { state } = await embeddedStatus(config);
    if (state === "absent")
      return { state: "warning", saw: `there is none yet in ${config.dataDir}`, next: "xtablo bootstrap" };
    return { state: "ok", saw: `embedded, stopped; \`xtablo dev\` and \`start\` start it` };
  }
  const { version, sizeBytes } = await inspectServer(url);
  return { state: "ok", saw: `PostgreSQL ${version} at ${addressOf(url)}, ${formatBytes(sizeBytes)}` };
});

/** Whether the schema is this release's. */
export const migrationsCheck: Check = checkConfigured("Migrations", async (config, { progress }) => {
  const url = await runningUrl(config);
  if (url === null) return asleep;
  const { applied, pending, unknown } = await migrationStatus(url);
  if (unknown.length > 0)
    return {
      state: "failed",
      saw: `applied by another release: ${unknown.join(", ")}`,
      next: "Take the sources that hold them, or begin afresh: xtablo db reset",
    };
  if (pending.length === 0) return { state: "ok", saw: `all ${applied.length} are applied` };
  const fix = async () => `applied ${(await migrateUp(url, { log: progress })).length}`;
  return {
    state: "warning",
    saw: `${pending.length} pending; \`xtablo dev\` and \`start\` apply them`,
    next: "xtablo migrate up",
    ...(config.env === "development" && { fix }),
  };
});

/** Whether a worker is heard, where one is expected. */
export const workerCheck: Check = checkConfigured("Worker", async (config) => {
  const url = await runningUrl(config);
  if (url === null) return asleep;
  const workers = await inspectWorkers(url);
  if (workers && workers.silentSeconds < deadAfterSeconds)
    return { state: "ok", saw: `${workers.count} at work, last heard ${workers.silentSeconds} s ago` };
  const last = workers ? `the last was heard ${workers.silentSeconds} s ago` : "none was ever heard";
  if (await findXtablo(config))
    return { state: "warning", saw: `a server runs, but no worker: ${last}`, next: "xtablo worker" };
  return { state: "ok", saw: `none runs, and none is needed while no server does (${last})` };
});

/** The address of a database that runs, or null for an embedded one that does not. */
async function runningUrl(config: Config): Promise<string | null> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const status = await embeddedStatus(config);
  return status.state === "running" ? status.url : null;
}
