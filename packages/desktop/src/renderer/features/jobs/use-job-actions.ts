import type { Job } from "@xtablo/contract";
import { text, type TextKey } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { useCancelJob, useRetryJob } from "../../platform/jobs.ts";
import { showToast } from "../../ui/toast.tsx";

/** What can be done with a job, each telling how it went. */
export interface JobActions {
  retry: () => Promise<void>;
  cancel: () => Promise<void>;
  retrying: boolean;
  cancelling: boolean;
}

/** The actions of one job. Neither throws: what is refused is told. */
export function useJobActions(job: Job): JobActions {
  const retrying = useRetryJob();
  const cancelling = useCancelJob();
  const told = (act: () => Promise<unknown>, done: Outcome, failed: Refusal) => tell(job, act, done, failed);
  return {
    retry: () => told(() => retrying.mutateAsync(job), "jobs.retried", "jobs.retryFailed"),
    cancel: () => told(() => cancelling.mutateAsync(job), "jobs.cancelled", "jobs.cancelFailed"),
    retrying: retrying.isPending,
    cancelling: cancelling.isPending,
  };
}

type Outcome = Extract<TextKey, "jobs.retried" | "jobs.cancelled">;
type Refusal = Extract<TextKey, "jobs.retryFailed" | "jobs.cancelFailed">;

async function tell({ kind }: Job, act: () => Promise<unknown>, done: Outcome, failed: Refusal): Promise<void> {
  try {
    await act();
    showToast({ tone: "success", message: text(done, { kind }) });
  } catch (error) {
    showToast({ tone: "danger", message: text(failed, { kind, reason: messageOf(error) }) });
  }
}
