import type { Job } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useNow } from "../../lib/use-now.ts";
import { Table, tableStyles } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { JobRow } from "./job-row.tsx";
import type { OpenJob } from "./use-open-job.ts";
import styles from "./job-table.module.css";

const beatMs = 1000;

/** Jobs with what is known of them; on a phone each row stands on three lines. */
export function JobTable({ jobs, open }: { jobs: readonly Job[]; open: OpenJob }) {
  const text = useText();
  const now = useNow(beatMs);
  return (
    <div className={styles.table}>
      <Table label={text("jobs.title")} head={<Head />}>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} now={now} isOpen={job.id === open.id} onToggle={() => open.toggle(job.id)} />
        ))}
      </Table>
    </div>
  );
}

function Head() {
  const text = useText();
  return (
    <tr>
      <th scope="col">{text("jobs.job")}</th>
      <th scope="col" className={styles.state}>
        {text("jobs.state")}
      </th>
      <th scope="col" className={`${tableStyles.end} ${styles.attempts}`}>
        {text("jobs.attempts")}
      </th>
      <th scope="col">{text("jobs.lastError")}</th>
      <th scope="col" className={styles.when}>
        {text("jobs.nextRun")}
      </th>
      <th scope="col" className={styles.actionsCell}>
        <VisuallyHidden>{text("jobs.actions")}</VisuallyHidden>
      </th>
    </tr>
  );
}
