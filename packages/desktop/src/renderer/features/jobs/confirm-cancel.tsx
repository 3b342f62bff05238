import type { Job } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Confirm } from "../../ui/confirm.tsx";
import type { JobActions } from "./use-job-actions.ts";

interface ConfirmCancelProps {
  job: Job;
  actions: JobActions;
  /** It was cancelled, or not: there is nothing more to ask. */
  onEnd: () => void;
}

/** Asks before a job is removed: nothing brings it back. */
export function ConfirmCancel({ job, actions, onEnd }: ConfirmCancelProps) {
  const text = useText();
  return (
    <Confirm
      question={text("jobs.cancelQuestion", { kind: job.kind, number: job.id })}
      action={text("jobs.cancel")}
      keep={text("jobs.keep")}
      pending={actions.cancelling}
      onConfirm={() => void actions.cancel().then(onEnd)}
      onCancel={onEnd}
    />
  );
}
