import type { SystemStatus } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useSystemStatus } from "../../platform/admin.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { Badge } from "../../ui/badge.tsx";
import { CheckIcon, TriangleAlertIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { CheckAgain } from "./check-again.tsx";
import { DatabaseCard } from "./database-card.tsx";
import { FactsSkeleton } from "./facts.tsx";
import { ProblemList } from "./problem-list.tsx";
import { problemsOf } from "./problems.ts";
import { QueueCard } from "./queue-card.tsx";
import { Reachable } from "./reachable.tsx";
import { ReleaseCard } from "./release-card.tsx";
import { ServerTime } from "./server-time.tsx";
import { StorageCard } from "./storage-card.tsx";
import { SystemFacts } from "./system-facts.tsx";
import { WorkerCard } from "./worker-card.tsx";
import styles from "./status-page.module.css";

/** How the parts of the server are, live. What was known stays while it is refreshed, also when that fails. */
export function SystemPage() {
  const text = useText();
  const { data, error, isPending, isRefetching, refetch, dataUpdatedAt } = useSystemStatus();
  const checkedAt = data && new Date(dataUpdatedAt).toISOString();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text("status.title")}</h1>
        <Reachable pending={isPending} failed={error !== null && statusOf(error) === null} />
        {data && !error && <Overall count={problemsOf(data, text).length} />}
        <CheckAgain checkedAt={checkedAt} onCheck={refetch} />
      </header>
      {error && (
        <Notice onRetry={data ? undefined : () => void refetch()} retrying={isRefetching}>
          {text(data ? "status.refreshFailed" : "status.systemFailed", { reason: messageOf(error) })}
        </Notice>
      )}
      {isPending && <Loading />}
      {data && <System status={data} />}
      {error && !data && <ServerTime />}
    </div>
  );
}

/** What is seen first: that all is well, or how much is not. Said when it changes. */
function Overall({ count }: { count: number }) {
  const text = useText();
  return (
    <span aria-live="polite">
      {count === 0 ? (
        <Badge tone="success" icon={CheckIcon}>
          {text("status.well")}
        </Badge>
      ) : (
        <Badge tone="warning" icon={TriangleAlertIcon}>
          {text("status.attention", { count })}
        </Badge>
      )}
    </span>
  );
}

function System({ status }: { status: SystemStatus }) {
  const problems = problemsOf(status, useText());
  return (
    <>
      <SystemFacts status={status} />
      {problems.length > 0 && <ProblemList problems={problems} />}
      <div className={styles.cards}>
        <QueueCard queue={status.queue} />
        <WorkerCard worker={status.worker} />
        <DatabaseCard database={status.database} />
        <StorageCard storage={status.storage} />
        <ReleaseCard release={status.release} />
        <ServerTime />
      </div>
    </>
  );
}

function Loading() {
  const text = useText();
  return (
    <div aria-busy>
      <VisuallyHidden>{text("status.loading")}</VisuallyHidden>
      <FactsSkeleton />
    </div>
  );
}
