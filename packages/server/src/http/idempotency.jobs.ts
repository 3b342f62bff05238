import { defineJob, noPayload } from "../jobs/define-job.ts";
import { sweepIdempotencyKeys } from "./idempotency-sweep.service.ts";

/** Old idempotency keys. */
export const sweepIdempotencyJob = defineJob({
  kind: "idempotency.sweep",
  summary: "Removes idempotency keys, and the answers kept with them, after 24 hours.",
  payload: noPayload,
  async run({ deps, signal }) {
    const keys = await sweepIdempotencyKeys(deps, signal);
    if (keys > 0) deps.log.info({ keys }, "old idempotency keys removed");
  },
});
