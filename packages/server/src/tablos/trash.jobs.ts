import { defineJob, noPayload } from "../jobs/define-job.ts";
import { emptyTrash } from "./trash-empty.service.ts";

/** The Trash. */
export const emptyTrashJob = defineJob({
  kind: "trash.empty",
  summary: "Removes for good what has been in the Trash for 30 days, files' bytes included.",
  payload: noPayload,
  async run({ deps, signal }) {
    const emptied = await emptyTrash(deps, signal);
    if (Object.values(emptied).some((count) => count > 0)) deps.log.info(emptied, "Trash emptied");
  },
});
