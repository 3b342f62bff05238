import { sweepSessionsJob } from "./auth/sessions.jobs.ts";
import { sweepChangesJob } from "./changes/changes.jobs.ts";
import { sweepFilesJob } from "./files/files.jobs.ts";
import { sweepIdempotencyJob } from "./http/idempotency.jobs.ts";
import type { JobKind } from "./jobs/define-job.ts";
import { failOnPurpose, sweepTicks } from "./jobs/jobs.jobs.ts";
import type { Schedule } from "./jobs/schedule.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "./jobs/start-worker.ts";
import { emptyTrashJob } from "./tablos/trash.jobs.ts";

export type { RunningWorker } from "./jobs/start-worker.ts";

/** When what is done by itself is done, in UTC. */
export const schedules: Schedule[] = [
  { job: sweepFilesJob, rule: "7 * * * *" },
  { job: sweepSessionsJob, rule: "22 * * * *" },
  { job: sweepIdempotencyJob, rule: "37 * * * *" },
  { job: emptyTrashJob, rule: "52 * * * *" },
  { job: sweepChangesJob, rule: "12 3 * * *" },
  { job: sweepTicks, rule: "17 3 * * *" },
];

/** The one list of what is done in the background. */
export const jobs: JobKind[] = [...schedules.map(({ job }) => job), failOnPurpose];

/** Starts a worker for all of it. */
export function startWork(options: Omit<WorkerOptions, "jobs" | "schedules">): Promise<RunningWorker> {
  return startWorker({ ...options, jobs, schedules });
}
