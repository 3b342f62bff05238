import { useNavigate, useSearch } from "@tanstack/react-router";
import { changeSubjects } from "@xtablo/contract";
import { useMemo, useRef } from "react";
import { useText } from "../../lib/text.ts";
import { useActivity, type ActivityFilter } from "../../platform/activity.ts";
import { messageOf } from "../../platform/api.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { HistoryIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { ActivityFilters } from "./activity-filters.tsx";
import { ActivityList } from "./activity-list.tsx";
import { ActivitySkeleton } from "./activity-skeleton.tsx";
import { Earlier } from "./earlier.tsx";
import { entriesOf } from "./entries.ts";
import { useNames } from "./use-names.ts";
import { useSteadyScroll } from "./use-steady-scroll.ts";
import styles from "./activity-page.module.css";

/** What happened in the tablo that is open, newest first, filtered by who and what as the address says. */
export function ActivityPage() {
  const text = useText();
  const { filter, change } = useFilter();
  const { tablo } = useBoardView();
  const activity = useActivity(tablo.id, filter);
  const names = useNames(activity.names);
  const page = useRef<HTMLDivElement>(null);
  useSteadyScroll(page, activity.changes[0]?.version);
  return (
    <div ref={page} className={styles.page}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text("activity.title")}</h2>
        <ActivityFilters filter={filter} names={activity.names} onChange={change} />
      </header>
      <Told activity={activity} names={names} isFiltered={Object.keys(filter).length > 0} onClear={() => change({})} />
    </div>
  );
}

interface ToldProps {
  activity: ReturnType<typeof useActivity>;
  names: ReturnType<typeof useNames>;
  isFiltered: boolean;
  onClear: () => void;
}

function Told({ activity, names, isFiltered, onClear }: ToldProps) {
  const text = useText();
  const { changes, isPending, error, refetch, isRefetching } = activity;
  const entries = useMemo(() => entriesOf(changes), [changes]);
  if (isPending) return <ActivitySkeleton />;
  const failure = error && (
    <Notice onRetry={() => void refetch()} retrying={isRefetching}>
      {text("activity.failed", { reason: messageOf(error) })}
    </Notice>
  );
  if (failure && entries.length === 0) return failure;
  if (entries.length === 0 && !activity.hasNextPage) return <Nothing isFiltered={isFiltered} onClear={onClear} />;
  return (
    <>
      <ActivityList entries={entries} names={names} />
      {failure}
      <Earlier activity={activity} />
    </>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const text = useText();
  if (!isFiltered)
    return (
      <EmptyState icon={HistoryIcon} title={text("activity.empty")}>
        {text("activity.emptyHint")}
      </EmptyState>
    );
  const clear = <Button onPress={onClear}>{text("activity.clear")}</Button>;
  return (
    <EmptyState icon={HistoryIcon} title={text("activity.noMatch")} action={clear}>
      {text("activity.noMatchHint")}
    </EmptyState>
  );
}

/** Reads the filter of the address, and gives the function that puts another one there. */
function useFilter(): { filter: ActivityFilter; change: (filter: ActivityFilter) => void } {
  const search: { who?: string; kind?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { who, kind } = search;
  const filter = useMemo(() => {
    const subject = changeSubjects.find((name) => name === kind);
    return { ...(who !== undefined && { actorId: who }), ...(subject && { kind: subject }) };
  }, [who, kind]);
  return {
    filter,
    change: ({ actorId, kind }) => void navigate({ to: ".", replace: true, search: { who: actorId, kind } }),
  };
}
