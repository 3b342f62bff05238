import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { api, type Change, type ChangeSubject, type Output } from "@xtablo/contract";
import { useMemo } from "react";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/** Whose activity and of what; everything where a field is absent. */
export interface ActivityFilter {
  actorId?: string;
  kind?: ChangeSubject;
}

type ActivityPage = Output<typeof api.changes.list>;

/** What happened in a tablo, newest first, page by page. */
function activityQuery(tabloId: string, filter: ActivityFilter, limit: number) {
  return infiniteQueryOptions({
    queryKey: [...keys.activity(tabloId), filter, limit],
    queryFn: ({ signal, pageParam }) =>
      call(api.changes.list, { params: { tabloId }, query: { ...filter, limit, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What happened in a tablo, live: `changes` newest first, and the `names` of people and etapes that may be gone. */
export function useActivity(tabloId: string, filter: ActivityFilter = {}, limit = 50) {
  const { data, ...query } = useInfiniteQuery(activityQuery(tabloId, filter, limit));
  const told = useMemo(() => {
    const pages = data?.pages ?? [];
    return {
      changes: pages.flatMap(({ items }) => items),
      names: new Map(pages.flatMap(({ names = {} }) => Object.entries(names))),
    };
  }, [data]);
  return { ...query, ...told };
}

/** Puts a change that has just come in on top of every activity that it belongs to. */
export function noteActivity(client: QueryClient, change: Change): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: keys.activity(change.tabloId) }))
    if (isOf(change, Object(queryKey[2])))
      client.setQueryData<InfiniteData<ActivityPage>>(queryKey, (data) => data && withChange(data, change));
}

function isOf({ actorId, kind }: Change, filter: ActivityFilter): boolean {
  return (
    (filter.actorId === undefined || filter.actorId === actorId) &&
    (filter.kind === undefined || kind.startsWith(`${filter.kind}.`))
  );
}

function withChange(data: InfiniteData<ActivityPage>, change: Change): InfiniteData<ActivityPage> {
  const [first, ...others] = data.pages;
  if (!first || (first.items[0]?.version ?? 0) >= change.version) return data;
  return { ...data, pages: [{ ...first, items: [change, ...first.items] }, ...others] };
}
