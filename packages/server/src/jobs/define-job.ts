import type * as z from "zod";
import type { Deps } from "../deps.ts";

/** What a job may use. */
export type JobDeps = Pick<Deps, "config" | "db" | "files" | "log" | "now">;

/** What a job is given when it runs. */
export interface JobRun<Payload> {
  /** The job's own, the same at each attempt. */
  id: string;
  deps: JobDeps;
  payload: Payload;
  /** Aborted when the worker stops: what can be left off is left off, and runs again elsewhere. */
  signal: AbortSignal;
  /** 1 for the first. */
  attempt: number;
}

/** One kind of background work. It may run more than once for the same payload, so what it does is the same each time. */
export interface JobKind<Payload = unknown> {
  /** Feature and verb, such as `files.sweep`; in the queue it is told by this name. */
  kind: string;
  /** One sentence for operators. */
  summary: string;
  payload: z.ZodType<Payload>;
  run(run: JobRun<Payload>): Promise<void>;
}

/** Declares a kind of job, keeping the type of its payload. */
export function defineJob<Payload>(job: JobKind<Payload>): JobKind<Payload> {
  return job;
}
