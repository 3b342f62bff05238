import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { useMemo } from "react";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/** A tablo's files, newest first, page by page. */
export function filesQuery(tabloId: string) {
  return infiniteQueryOptions({
    queryKey: keys.files(tabloId),
    queryFn: ({ signal, pageParam }) =>
      call(api.files.list, { params: { tabloId }, query: { limit: 200, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** A tablo's files, live. */
export function useFiles(tabloId: string) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, ...query } = useInfiniteQuery(filesQuery(tabloId));
  const { isPending, error, refetch, isRefetching } = query;
  const files = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = { hasMore: hasNextPage, loadMore: fetchNextPage, isLoadingMore: isFetchingNextPage };
  return { files, isPending, error, refetch, isRefetching, ...more };
}
