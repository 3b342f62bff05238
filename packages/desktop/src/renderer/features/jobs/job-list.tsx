import type { JobState } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import type { useJobs } from "../../platform/jobs.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { CircleCheckIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { JobGone } from "./job-gone.tsx";
import { stateIcons } from "./job-state.tsx";
import { JobTable } from "./job-table.tsx";
import { JobsSkeleton } from "./jobs-skeleton.tsx";
import { useOpenJob } from "./use-open-job.ts";
import styles from "./jobs-page.module.css";

interface JobListProps {
  list: ReturnType<typeof useJobs>;
  /** Undefined for every one of them. */
  state: JobState | undefined;
}

/** The jobs, or what stands in their place. What is known stays while it is refreshed, also when that fails. */
export function JobList({ list, state }: JobListProps) {
  const text = useText();
  const open = useOpenJob();
  const { jobs, isPending, isPlaceholderData, error, refetch, isRefetching } = list;
  if (isPending || (isPlaceholderData && jobs.length === 0)) return <JobsSkeleton />;
  const reason = messageOf(error);
  const isKnown = list.counts !== undefined && !isPlaceholderData;
  const failure = error && (
    <Notice onRetry={() => void refetch()} retrying={isRefetching}>
      {text(isKnown ? "jobs.refreshFailed" : "jobs.failed", { reason })}
    </Notice>
  );
  if (!isKnown && failure) return failure;
  const isGone = open.id !== undefined && !isPlaceholderData && jobs.every(({ id }) => id !== open.id);
  return (
    <>
      {failure}
      {isGone && <JobGone open={open} />}
      {jobs.length === 0 ? <NoJobs state={state} /> : <JobTable jobs={jobs} open={open} />}
      <More list={list} />
    </>
  );
}

function More({ list }: { list: ReturnType<typeof useJobs> }) {
  const text = useText();
  if (!list.hasNextPage) return null;
  return (
    <span className={styles.more}>
      <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
        {text("jobs.loadMore")}
      </Button>
    </span>
  );
}

function NoJobs({ state }: { state: JobState | undefined }) {
  const text = useText();
  return (
    <EmptyState icon={state ? stateIcons[state] : CircleCheckIcon} title={text(`jobs.empty.${state ?? "all"}`)}>
      {text(`jobs.emptyHints.${state ?? "all"}`)}
    </EmptyState>
  );
}
