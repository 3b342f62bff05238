import type { Job } from "@xtablo/contract";
import { useEffect, useId, useRef, useState } from "react";
import { formatInstant } from "../../lib/format.ts";
import { formatFromNow } from "../../lib/relative.ts";
import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { ChevronRightIcon } from "../../ui/icons.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { tableStyles } from "../../ui/table.tsx";
import { ConfirmCancel } from "./confirm-cancel.tsx";
import { JobActionsCell } from "./job-actions.tsx";
import { JobDetails } from "./job-details.tsx";
import { JobStateBadge } from "./job-state.tsx";
import { JobWhen } from "./job-when.tsx";
import { useJobActions } from "./use-job-actions.ts";
import styles from "./job-table.module.css";

interface JobRowProps {
  job: Job;
  now: Date;
  isOpen: boolean;
  onToggle: () => void;
}

/** A job: what is known of it at a glance, what can be done with it, and its details when it is open. */
export function JobRow({ job, now, isOpen, onToggle }: JobRowProps) {
  const actions = useJobActions(job);
  const [asking, setAsking] = useState(false);
  const details = useId();
  const name = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (wasAsking.current && !asking) name.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  return (
    <>
      <tr data-job={job.id} className={styles.row}>
        {asking ? (
          <td colSpan={6} className={styles.whole}>
            <ConfirmCancel job={job} actions={actions} onEnd={() => setAsking(false)} />
          </td>
        ) : (
          <>
            <td className={styles.nameCell}>
              <JobName job={job} now={now} isOpen={isOpen} details={details} onToggle={onToggle} ref={name} />
            </td>
            <Facts job={job} now={now} />
            <td className={styles.actionsCell}>
              <JobActionsCell job={job} actions={actions} onCancel={() => setAsking(true)} />
            </td>
          </>
        )}
      </tr>
      {isOpen && (
        <tr id={details} className={styles.detailsRow}>
          <td colSpan={6}>
            <JobDetails job={job} />
          </td>
        </tr>
      )}
    </>
  );
}

function Facts({ job, now }: { job: Job; now: Date }) {
  const text = useText();
  const [error] = job.lastError?.split("\n") ?? [];
  return (
    <>
      <td className={styles.state}>
        <JobStateBadge state={job.state} />
      </td>
      <td className={`${tableStyles.num} ${tableStyles.end} ${styles.attempts}`}>
        {text("jobs.attemptsOf", { count: job.attempts, max: job.maxAttempts })}
      </td>
      <td className={styles.error} data-none={error === undefined || undefined}>
        <span title={error}>{error ?? text("jobs.none")}</span>
      </td>
      <td className={`${tableStyles.num} ${styles.when}`}>
        <JobWhen job={job} now={now} />
      </td>
    </>
  );
}

interface JobNameProps extends JobRowProps {
  /** The id of what it opens. */
  details: string;
  ref: React.Ref<HTMLButtonElement>;
}

function JobName({ job, now, isOpen, details, onToggle, ref }: JobNameProps) {
  const text = useText();
  const ago = formatFromNow(job.createdAt, now);
  return (
    <PlainButton
      ref={ref}
      data-name
      className={styles.name}
      aria-expanded={isOpen}
      aria-controls={isOpen ? details : undefined}
      onPress={onToggle}
    >
      <Icon of={ChevronRightIcon} size="s" />
      <span className={styles.words}>
        <span className={styles.kind}>{job.kind}</span>
        <time className={styles.meta} dateTime={job.createdAt} title={formatInstant(job.createdAt)}>
          {text("jobs.created", { number: job.id, ago })}
        </time>
      </span>
    </PlainButton>
  );
}
