import { setTimeout as wait } from "node:timers/promises";
import type { JobHelpers, Task } from "graphile-worker";
import type { JobDeps, JobKind } from "./define-job.ts";
import { giveBackAttempt } from "./pool-registry.ts";
import { retryWaitMs } from "./retry-wait.ts";

/** Runs jobs of the kinds that it knows, one `task` each, and sets when one that failed runs again. */
export interface JobRunner {
  tasks: Record<string, Task>;
  /** Tells the jobs that run now that they have lost their worker's lock; those that begin later are not told. */
  disown: () => void;
  /** Tells all jobs to stop. */
  abort(): void;
  /** Waits until every failed job has its time. */
  settle(): Promise<void>;
}

/** When a job that did not end well runs again: in so many milliseconds, or … */
type Next = number | "at once" | "never";

/** graphile-worker unlocks a failed job a moment after it was told; this long we look whether it did. */
const unlockPatienceMs = 30_000;

/** Makes the runner. `retryUnitMs` is a second, but in tests. */
export function createJobRunner(deps: JobDeps, jobs: JobKind[], { retryUnitMs }: { retryUnitMs: number }): JobRunner {
  const stopping = new AbortController();
  let owned = new AbortController();
  const settling = new Set<Promise<void>>();
  const waits = { unitMs: retryUnitMs };

  async function run(kind: JobKind, payload: unknown, job: JobHelpers["job"]): Promise<void> {
    const about = { job_id: job.id, job_kind: kind.kind, attempt: job.attempts, max_attempts: job.max_attempts };
    const signal = AbortSignal.any([stopping.signal, owned.signal]);
    const begun = performance.now();
    const isLate = signal.aborted; // taken by a worker on its way out
    try {
      signal.throwIfAborted();
      await kind.run({ id: job.id, deps, payload: kind.payload.parse(payload), signal, attempt: job.attempts });
      deps.log.info({ ...about, durationMs: Math.round(performance.now() - begun) }, "job done");
    } catch (error) {
      const next = signal.aborted
        ? "at once"
        : job.attempts < job.max_attempts
          ? retryWaitMs(job.attempts, waits)
          : "never";
      if (isLate) deps.log.debug(about, "job left to another worker");
      else if (next === "at once") deps.log.info(about, "job cut off");
      else
        deps.log.error(
          { ...about, err: error, ...(next === "never" ? {} : { retryInMs: Math.round(next) }) },
          "job error",
        );
      if (next === "never") deps.log.error(about, "job discarded");
      const settled = settle(job, next);
      settling.add(settled);
      void settled.finally(() => settling.delete(settled));
      throw error;
    }
  }

  /** Sets when a failed job runs again, once the library has unlocked it: its own wait is e^attempt. */
  async function settle(job: JobHelpers["job"], next: Next): Promise<void> {
    const deadline = Date.now() + unlockPatienceMs;
    for (let pauseMs = 5; Date.now() < deadline; pauseMs = Math.min(pauseMs * 2, 1_000)) {
      await wait(pauseMs);
      try {
        if (await reschedule(job, next)) return;
      } catch (error) {
        deps.log.warn({ err: error, job_id: job.id }, "a failed job's next attempt could not be set yet");
      }
    }
  }

  /** False while the library still holds the lock. Whoever has begun the job anew is left alone. */
  async function reschedule({ id, attempts, locked_by }: JobHelpers["job"], next: Next): Promise<boolean> {
    const { rows } = await deps.db.raw<{ rows: { locked_by: string | null }[] }>(
      "select locked_by from graphile_worker.jobs where id = ?::bigint and attempts = ?",
      [id, attempts],
    );
    if (rows[0]?.locked_by === locked_by) return false;
    if (rows[0]?.locked_by !== null) return true;
    if (next === "at once") await giveBackAttempt(deps.db, { id, attempts });
    else if (next !== "never")
      await deps.db.raw(
        "select from graphile_worker.reschedule_jobs(array[?::bigint], run_at := now() + ? * interval '1 ms')",
        [id, next],
      );
    return true;
  }

  return {
    tasks: Object.fromEntries(
      jobs.map((kind) => [kind.kind, (payload: unknown, helpers: JobHelpers) => run(kind, payload, helpers.job)]),
    ),
    disown() {
      owned.abort();
      owned = new AbortController();
    },
    abort: () => stopping.abort(),
    async settle() {
      await Promise.all(settling);
    },
  };
}
