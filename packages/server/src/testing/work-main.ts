import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { readConfig } from "../config/config.ts";
import { defineJob, type JobRun } from "../jobs/define-job.ts";
import { startWorker } from "../jobs/start-worker.ts";
import { createLog } from "../log.ts";

/** Takes a while; when it is begun and when it is done is written down. */
async function labour({ id, deps, attempt, signal }: JobRun<object>): Promise<void> {
  await deps.db.raw("insert into begun (job_id, attempt) values (?, ?)", [id, attempt]);
  await wait(200 + Math.random() * 2_000, undefined, { signal });
  await deps.db.raw("insert into done (job_id) values (?)", [id]);
}

const asked = defineJob({
  kind: "test.asked",
  summary: "Work that somebody asked for.",
  payload: z.strictObject({ number: z.number() }),
  run: (run) => labour(run),
});
const slot = defineJob({
  kind: "test.slot",
  summary: "Work whose time has come.",
  payload: z.strictObject({}),
  run: (run) => labour(run),
});

/** A worker as the tests kill it: real times, jobs that write down what they did, and a slot every two seconds. */
async function main(): Promise<void> {
  const config = readConfig(process.env, { root: process.cwd() });
  const worker = await startWorker({
    config,
    databaseUrl: config.databaseUrl ?? "",
    log: createLog(config),
    jobs: [asked, slot],
    schedules: [{ job: slot, rule: "*/2 * * * * *" }],
  });
  process.stdout.write(`listening ${worker.poolId}\n`);
  process.once("SIGTERM", () => void worker.close().then(() => process.exit(0)));
}

await main();
