import type { SystemStatus, Worker } from "@xtablo/contract";
import { formatInstant } from "../../lib/format.ts";
import { formatDuration } from "../../lib/relative.ts";
import { useText } from "../../lib/text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { CogIcon } from "../../ui/icons.ts";
import { PartCard } from "./part-card.tsx";
import styles from "./worker-card.module.css";

/** The processes that work on jobs, each with its last sign of life. */
export function WorkerCard({ worker: { ok, workers } }: { worker: SystemStatus["worker"] }) {
  const text = useText();
  return (
    <PartCard title={text("status.worker.title")} icon={CogIcon} ok={ok}>
      {workers.length === 0 ? (
        <EmptyState icon={CogIcon} title={text("status.problems.worker")}>
          {text("status.worker.noneHint")}
        </EmptyState>
      ) : (
        <ul className={styles.workers}>
          {workers.map((worker) => (
            <WorkerRow key={worker.id} worker={worker} />
          ))}
        </ul>
      )}
    </PartCard>
  );
}

function WorkerRow({ worker: { host, pid, version, startedAt, beatAgeSeconds } }: { worker: Worker }) {
  const text = useText();
  return (
    <li className={styles.worker}>
      <span className={styles.host}>{host}</span>
      <span className={styles.meta}>{text("status.worker.process", { pid: String(pid), version })}</span>
      <span className={styles.meta}>
        {text("status.worker.since")} <time dateTime={startedAt}>{formatInstant(startedAt)}</time>
      </span>
      <span className={styles.meta}>{text("status.worker.beat", { duration: formatDuration(beatAgeSeconds) })}</span>
    </li>
  );
}
