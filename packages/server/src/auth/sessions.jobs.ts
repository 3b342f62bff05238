import { defineJob, noPayload } from "../jobs/define-job.ts";
import { sweepSessions } from "./sessions.service.ts";

/** Expired sessions. */
export const sweepSessionsJob = defineJob({
  kind: "sessions.sweep",
  summary: "Removes sessions that have expired, and counters of sign-in attempts that count no more.",
  payload: noPayload,
  async run({ deps, signal }) {
    const { sessions, limits } = await sweepSessions(deps, signal);
    if (sessions + limits > 0) deps.log.info({ sessions, limits }, "expired sessions removed");
  },
});
