import { setTimeout as wait } from "node:timers/promises";
import type { Job, JobCounts, JobState } from "@xtablo/contract";
import { type Config, suggest } from "@xtablo/server/ops/database";
import type * as OpsOfJobs from "@xtablo/server/ops/jobs";
import { Failure } from "../lib/failure.ts";
import { withDatabase } from "./database.ts";
import type { Progress } from "./progress.ts";

type Ops = typeof OpsOfJobs;
type Database = OpsOfJobs.JobDeps["db"];

/** The queue as it was found. */
export interface ListedJobs {
  items: Job[];
  counts: JobCounts;
}

/** Lists the newest jobs, at most `limit`. */
export function listQueue(
  config: Config,
  progress: Progress,
  query: { state?: JobState | undefined; limit: number },
): Promise<ListedJobs> {
  return withQueue(config, progress, async ({ listJobs, countJobs }, db) => ({
    items: (await listJobs(db, query)).items,
    counts: await countJobs(db),
  }));
}

/** One job. Throws a {@link Failure} when it is gone. */
export function showJob(config: Config, progress: Progress, id: string): Promise<Job> {
  return withQueue(config, progress, ({ readJob }, db) => readJob(db, id));
}

/** What is done with jobs that do not run. */
export type JobAction = "retry" | "cancel";

/**
 * Runs jobs again, or removes them, after `confirm` let it. All are looked up before the first is touched.
 * `discarded` means all that are. Throws a {@link Failure} when one is gone, or runs.
 */
export function actOnJobs(
  config: Config,
  progress: Progress,
  options: {
    action: JobAction;
    ids: string[];
    discarded: boolean;
    dryRun: boolean;
    confirm: (jobs: Job[]) => Promise<void>;
  },
): Promise<Job[]> {
  const { action, ids, discarded, dryRun, confirm } = options;
  return withQueue(config, progress, async (ops, db) => {
    const jobs = discarded ? await listDiscarded(ops, db) : await Promise.all(ids.map((id) => ops.readJob(db, id)));
    const running = jobs.find(({ state }) => state === "running");
    if (running) throw new Failure(`Job ${running.id} is running.`, "Wait until it ends, or stop its worker.");
    if (dryRun || jobs.length === 0) return jobs;
    await confirm(jobs);
    const done: Job[] = [];
    for (const { id } of jobs) done.push(await (action === "retry" ? ops.retryJob(db, id) : ops.cancelJob(db, id)));
    return done;
  });
}

/**
 * Enqueues a job of a kind now. With `waitMs` it waits for its end, and throws a {@link Failure} when it fails or is not
 * done in time. Throws when there is no such kind, or the payload does not fit.
 */
export function runJob(
  config: Config,
  progress: Progress,
  options: { kind: string; payload: unknown; dryRun: boolean; waitMs: number | null },
): Promise<{ id: string | null }> {
  return withQueue(config, progress, async ({ enqueue, jobs, readJob }, db) => {
    const job = jobs.find(({ kind }) => kind === options.kind) ?? noSuchKind(options.kind, jobs);
    const parsed = job.payload.safeParse(options.payload);
    if (!parsed.success)
      throw new Failure(`The payload does not fit ${job.kind}.`, parsed.error.message, { exitCode: 2 });
    if (options.dryRun) return { id: null };
    const id = await enqueue(db, job, parsed.data);
    if (options.waitMs !== null) await waitForEnd({ readJob }, db, { id, waitMs: options.waitMs });
    return { id };
  });
}

async function listDiscarded({ listJobs }: Ops, db: Database): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listJobs(db, { state: "discarded", limit: 200, cursor });
    jobs.push(...page.items);
    if (page.nextCursor === null) return jobs;
    cursor = page.nextCursor;
  }
}

async function waitForEnd(
  { readJob }: Pick<Ops, "readJob">,
  db: Database,
  { id, waitMs }: { id: string; waitMs: number },
): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    const job = await readJob(db, id).catch(goneIsDone);
    if (!job) return;
    if (job.state === "failed" || job.state === "discarded")
      throw new Failure(`Job ${id} failed: ${job.lastError ?? ""}`, `See it: xtablo jobs show ${id}`);
    await wait(200);
  }
  throw new Failure(
    `Job ${id} is not done after ${waitMs / 1_000} seconds.`,
    `It stays in the queue. See whether a worker runs: xtablo status`,
  );
}

function goneIsDone(error: unknown): null {
  if (isAppError(error) && error.status === 404) return null;
  throw error;
}

function noSuchKind(kind: string, jobs: { kind: string }[]): never {
  const kinds = jobs.map((job) => job.kind);
  const near = suggest(kind, kinds);
  const next = near ? `Did you mean ${near}?` : `There are: ${kinds.join(", ")}`;
  throw new Failure(`There is no kind of job called ${kind}.`, next, { exitCode: 2 });
}

/** Does `work` with the queue. Throws when the database is not migrated. */
function withQueue<T>(config: Config, progress: Progress, work: (ops: Ops, db: Database) => Promise<T>): Promise<T> {
  return withDatabase(config, progress, async (databaseUrl) => {
    const ops = await import("@xtablo/server/ops/jobs");
    return ops.withJobDeps({ config, databaseUrl }, async ({ db }) => work(ops, db)).catch(explain);
  });
}

function explain(error: unknown): never {
  if (isAppError(error)) throw new Failure(error.message, "See the queue: xtablo jobs list", { cause: error });
  throw error;
}

/** The server's refusals, without loading what defines them. */
function isAppError(error: unknown): error is Error & { status: number } {
  return error instanceof Error && error.name === "AppError" && "status" in error;
}
