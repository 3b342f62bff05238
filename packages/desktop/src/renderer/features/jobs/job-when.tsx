import type { Job } from "@xtablo/contract";
import { formatInstant } from "../../lib/format.ts";
import { formatDuration, formatFromNow } from "../../lib/relative.ts";
import { type Text, useText } from "../../lib/text.ts";

/** When a job runs next, or since when it does, as of `now`. */
export function JobWhen({ job, now }: { job: Job; now: Date }) {
  const text = useText();
  if (job.state === "discarded") return text("jobs.never");
  const instant = job.state === "running" ? (job.startedAt ?? job.runAt) : job.runAt;
  return (
    <time dateTime={instant} title={formatInstant(instant)}>
      {wordsOf(job, instant, now, text)}
    </time>
  );
}

/** How long a job may be due before that is worth telling: workers look for jobs every other second. */
const promptSeconds = 60;

function wordsOf(job: Job, instant: string, now: Date, text: Text): string {
  const seconds = (now.getTime() - new Date(instant).getTime()) / 1000;
  const duration = formatDuration(seconds);
  if (job.state === "running") return text("jobs.runsFor", { duration });
  if (seconds <= -1) return formatFromNow(instant, now);
  return seconds < promptSeconds ? text("jobs.now") : text("jobs.due", { duration });
}
