import type { JobKind } from "./jobs/define-job.ts";
import { failOnPurpose, sweepTicks } from "./jobs/jobs.jobs.ts";
import type { Schedule } from "./jobs/schedule.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "./jobs/start-worker.ts";

export type { RunningWorker } from "./jobs/start-worker.ts";

/** The one list of what is done in the background. */
export const jobs: JobKind[] = [sweepTicks, failOnPurpose];

/** When it is done by itself, in UTC. */
export const schedules: Schedule[] = [{ job: sweepTicks, rule: "17 3 * * *" }];

/** Starts a worker for all of it. */
export function startWork(options: Omit<WorkerOptions, "jobs" | "schedules">): Promise<RunningWorker> {
  return startWorker({ ...options, jobs, schedules });
}
