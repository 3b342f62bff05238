import * as z from "zod";
import { defineJob } from "./define-job.ts";

const nothing = z.strictObject({});

/** Slots of the schedules are remembered for 7 days. */
export const sweepTicks = defineJob({
  kind: "jobs.sweep-ticks",
  summary: "Forgets which slots of the schedules were enqueued, after 7 days.",
  payload: nothing,
  async run({ deps }) {
    await deps.db.raw("delete from schedule_ticks where slot < now() - interval '7 days'");
  },
});

/** Always fails, so that an operator can see what becomes of a job that does. */
export const failOnPurpose = defineJob({
  kind: "jobs.fail",
  summary: "Fails on purpose, to try out retries and alarms.",
  payload: nothing,
  async run({ attempt }) {
    throw new Error(`This job fails on purpose (attempt ${attempt}).`);
  },
});
