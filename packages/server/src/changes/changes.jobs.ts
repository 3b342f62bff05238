import { defineJob, noPayload } from "../jobs/define-job.ts";
import { sweepChanges } from "./changes-sweep.service.ts";

/** The old end of the tablos' logs. */
export const sweepChangesJob = defineJob({
  kind: "changes.sweep",
  summary: "Removes changes from the tablos' logs after 400 days.",
  payload: noPayload,
  async run({ deps, signal }) {
    const changes = await sweepChanges(deps, signal);
    if (changes > 0) deps.log.info({ changes }, "old changes removed");
  },
});
