import type { Job, JobCounts, JobState } from "@xtablo/contract";
import type { Knex } from "knex";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import { AppError } from "../http/app-error.ts";
import type { JobKind } from "./define-job.ts";
import { maxAttempts } from "./retry-wait.ts";

/** When and how often a job may run. */
export interface EnqueueOptions {
  /** At once when absent. */
  runAt?: Date;
  maxAttempts?: number;
}

/** A row of the queue with what we make of it. */
interface JobRow {
  id: string;
  kind: string;
  state: JobState;
  payload: unknown;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  locked_at: Date | null;
  created_at: Date;
  last_error: string | null;
}

/** Who was killed at the first attempt leaves a job that waits: nothing failed. */
const stateOf = `case
    when j.locked_at is not null then 'running'
    when j.attempts >= j.max_attempts then 'discarded'
    when j.attempts > 0 and j.last_error is not null then 'failed'
    else 'waiting' end`;

/** The payload is not in graphile-worker's public view of its jobs. */
const jobsWithState = `
  select j.id::text, j.task_identifier as kind, ${stateOf} as state, p.payload, j.attempts::integer,
    j.max_attempts::integer, j.run_at, j.locked_at, j.created_at, j.last_error
  from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id`;

/**
 * Adds a job to the queue. In a transaction it is there exactly when that commits. Returns the job's id.
 * Throws when the payload is not what the job takes.
 */
export async function enqueue<Payload>(
  db: Knex | Knex.Transaction,
  job: JobKind<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<string> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    "select id::text from graphile_worker.add_job(?, ?::json, run_at := ?::timestamptz, max_attempts := ?::integer)",
    [
      job.kind,
      JSON.stringify(job.payload.parse(payload)),
      options.runAt?.toISOString() ?? null,
      options.maxAttempts ?? maxAttempts,
    ],
  );
  return rows[0]?.id ?? "";
}

/** The queue's jobs, newest first, a page at a time. */
export async function listJobs(
  db: Knex,
  query: { state?: JobState | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: Job[]; nextCursor: string | null }> {
  const [before] = decodeCursor(query.cursor, "counter");
  const { rows } = await db.raw<{ rows: JobRow[] }>(
    `select * from (${jobsWithState} where j.id < ?::bigint) as jobs
      where ?::text is null or state = ? order by id::bigint desc limit ?`,
    [before ?? "9223372036854775807", query.state ?? null, query.state ?? null, query.limit + 1],
  );
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items: items.map(viewJob), nextCursor: rows.length > query.limit && last ? encodeCursor([last.id]) : null };
}

/** How many jobs there are in each state. */
export async function countJobs(db: Knex): Promise<JobCounts> {
  const { rows } = await db.raw<{ rows: { state: JobState; count: number }[] }>(
    `select state, count(*)::integer from (select ${stateOf} as state from graphile_worker.jobs j) as jobs group by state`,
  );
  const counts = { waiting: 0, running: 0, failed: 0, discarded: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** One job. Throws 404. */
export async function readJob(db: Knex, id: string): Promise<Job> {
  const { rows } = await db.raw<{ rows: JobRow[] }>(`${jobsWithState} where j.id = ?::bigint`, [id]);
  if (!rows[0]) throw jobGone();
  return viewJob(rows[0]);
}

/** Runs a job at once, with all its attempts before it. Throws 404, or 409 while it runs. */
export async function retryJob(db: Knex, id: string): Promise<Job> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    "select from graphile_worker.reschedule_jobs(array[?::bigint], run_at := now(), attempts := 0)",
    [id],
  );
  const job = await readJob(db, id);
  if (rowCount === 0) throw jobRuns();
  return job;
}

/** Removes a job that does not run. Throws 404, or 409 while it runs. Returns what it was. */
export async function cancelJob(db: Knex, id: string): Promise<Job> {
  const job = await readJob(db, id);
  const { rowCount } = await db.raw<{ rowCount: number }>(
    "select from graphile_worker.complete_jobs(array[?::bigint])",
    [id],
  );
  if (rowCount > 0) return job;
  await readJob(db, id);
  throw jobRuns();
}

function viewJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    payload: row.payload,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAt: row.run_at.toISOString(),
    startedAt: row.locked_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    lastError: row.last_error,
  };
}

function jobGone(): AppError {
  return new AppError(404, "not_found", "There is no such job: it is done, or it was cancelled.");
}

function jobRuns(): AppError {
  return new AppError(409, "job_running", "The job is running. Wait until it ends, or stop its worker.");
}
