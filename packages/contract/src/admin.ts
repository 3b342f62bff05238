import * as z from "zod";
import { instant, limit } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** The states of a job, in the order of its life. `failed` runs again by itself, `discarded` only by hand. */
export const jobStates = ["waiting", "running", "failed", "discarded"] as const;
export const jobState = z.enum(jobStates);
export type JobState = z.output<typeof jobState>;

/** One job of the queue. What is done leaves it. */
export const job = z.strictObject({
  id: z.string(),
  /** What it does, such as `files.sweep`. */
  kind: z.string(),
  state: jobState,
  payload: z.unknown(),
  /** How often it was begun, of at most `maxAttempts`. */
  attempts: z.int().nonnegative(),
  maxAttempts: z.int().positive(),
  /** When it runs next, or should have run. */
  runAt: instant,
  /** Since when it runs. */
  startedAt: instant.nullable(),
  createdAt: instant,
  lastError: z.string().nullable(),
});
export type Job = z.output<typeof job>;

/** How many jobs there are in each state. */
export const jobCounts = z.strictObject({
  waiting: z.int(),
  running: z.int(),
  failed: z.int(),
  discarded: z.int(),
});
export type JobCounts = z.output<typeof jobCounts>;

export const jobs = defineRoute({
  method: "GET",
  path: "/api/admin/jobs",
  summary: "The queue of background jobs, newest first, and how many there are in each state",
  tag: "admin",
  access: "admin",
  query: z.strictObject({ state: jobState.optional(), limit, cursor: z.string().max(400).optional() }),
  status: 200,
  response: z.strictObject({ items: z.array(job), nextCursor: z.string().nullable(), counts: jobCounts }),
  errors: [404],
});

const jobParams = z.strictObject({
  jobId: z.string().regex(/^\d{1,18}$/, "This is no job's id: a number is expected."),
});

export const retryJob = defineRoute({
  method: "POST",
  path: "/api/admin/jobs/:jobId/retry",
  summary: "Run a failed, discarded or waiting job at once, with all its attempts before it",
  tag: "admin",
  access: "admin",
  params: jobParams,
  status: 200,
  response: job,
  errors: [404, 409],
});

export const cancelJob = defineRoute({
  method: "POST",
  path: "/api/admin/jobs/:jobId/cancel",
  summary: "Remove a job that does not run",
  tag: "admin",
  access: "admin",
  params: jobParams,
  status: 204,
  response: null,
  errors: [404, 409],
});

/** One process that works on jobs. `beatAgeSeconds`: since its last sign of life, which comes every 10 s. */
export const worker = z.strictObject({
  id: z.string(),
  host: z.string(),
  pid: z.int(),
  version: z.string(),
  startedAt: instant,
  beatAgeSeconds: z.number(),
});
export type Worker = z.output<typeof worker>;

/** What an operator looks at first. `ok` of each part says whether all is well with it. */
export const systemStatus = z.strictObject({
  release: z.strictObject({
    version: z.string(),
    commit: z.string().nullable(),
    node: z.string(),
    startedAt: instant,
  }),
  database: z.strictObject({
    ok: z.boolean(),
    version: z.string(),
    sizeBytes: z.int(),
    connections: z.int(),
    maxConnections: z.int(),
    /** The newest applied migration. */
    schema: z.string().nullable(),
    pendingMigrations: z.array(z.string()),
    unknownMigrations: z.array(z.string()),
  }),
  storage: z.strictObject({
    ok: z.boolean(),
    kind: z.enum(["disk", "s3"]),
    /** The bucket, or "disk". */
    place: z.string(),
    /** Why it is not ok. */
    problem: z.string().nullable(),
    files: z.int(),
    sizeBytes: z.int(),
  }),
  worker: z.strictObject({
    /** At least one worker gave a sign of life within a minute. */
    ok: z.boolean(),
    workers: z.array(worker),
  }),
  queue: jobCounts.extend({
    /** Nothing is discarded, and nothing that is due waits longer than 5 minutes. */
    ok: z.boolean(),
    /** How long the job that is due longest has waited; null when none is due. */
    oldestDueSeconds: z.number().nullable(),
  }),
});
export type SystemStatus = z.output<typeof systemStatus>;

export const status = defineRoute({
  method: "GET",
  path: "/api/admin/status",
  summary: "Release, database, storage, workers and queue at a glance",
  tag: "admin",
  access: "admin",
  status: 200,
  response: systemStatus,
  errors: [404],
});
