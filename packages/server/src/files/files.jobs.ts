import { defineJob, noPayload } from "../jobs/define-job.ts";
import { sweepFiles } from "./sweep.service.ts";

/** Orphan files. */
export const sweepFilesJob = defineJob({
  kind: "files.sweep",
  summary: "Removes what broken uploads left: rows that stayed pending, bytes without a row, half-written bytes.",
  payload: noPayload,
  async run({ deps, signal }) {
    const counts = await sweepFiles(deps, { signal });
    if (counts.pending + counts.bytes + counts.unfinished > 0) deps.log.info(counts, "orphan files removed");
  },
});
