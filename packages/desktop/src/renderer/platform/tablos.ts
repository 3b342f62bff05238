import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Args, type Tablo } from "@xtablo/contract";
import { call, isPassing } from "./api.ts";
import { keys } from "./query-keys.ts";
import { forgetUnsent, keepUnsent } from "./unsent.ts";

/** Which tablos to list. */
export type TabloFilter = "active" | "archived" | "trashed" | "all";

/** Which tablos Home lists. */
export type HomeFilter = Exclude<TabloFilter, "all">;

/** One's tablos, latest activity first, page by page. */
function tablosQuery(status: TabloFilter) {
  return infiniteQueryOptions({
    queryKey: keys.tabloList(status),
    queryFn: ({ signal, pageParam }) =>
      call(api.tablos.list, { query: { status, limit: 200, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One's tablos, kept up to date by live updates. */
export function useTablos(status: TabloFilter = "active") {
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(tablosQuery(status));
  const tablos = data?.pages.flatMap((page) => page.items) ?? [];
  return { tablos, isPending, error, refetch, hasMore: hasNextPage, loadMore: fetchNextPage };
}

/**
 * Makes a tablo. A try that got lost is sent again under the same key, by this page or by the one after a reload,
 * so that there is never a second one.
 */
export function useCreateTablo() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(body: Args<typeof api.tablos.create>["body"]) {
      const { key } = keepUnsent("tablo", body, true); // what was typed stays in the form: its key alone is kept
      const tablo = await call(api.tablos.create, { body }, { idempotencyKey: key });
      forgetUnsent("tablo", key);
      return tablo;
    },
    retry: (failures, error) => isPassing(error) && failures < 2,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tablos }),
  });
}

/** What can be changed of a tablo. */
export type TabloChange = NonNullable<Args<typeof api.tablos.update>["body"]>;

/** Changes a tablo, archives it or brings it back; refused with 412 when it moved on from `ifVersion`. */
export function useUpdateTablo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tablo, change, ifVersion }: { tablo: Tablo; change: TabloChange; ifVersion?: number }) =>
      call(api.tablos.update, { params: { tabloId: tablo.id }, body: change }, { ifVersion }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tablos }),
  });
}

/** Moves a tablo to the Trash. */
export function useDeleteTablo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tabloId: string) => call(api.tablos.remove, { params: { tabloId } }),
    onSuccess: (_, tabloId) => {
      client.removeQueries({ queryKey: keys.board(tabloId) });
      return client.invalidateQueries({ queryKey: keys.tablos });
    },
  });
}

/** Brings a tablo back from the Trash. */
export function useRestoreTablo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tabloId: string) => call(api.tablos.restore, { params: { tabloId } }),
    onSuccess: (_, tabloId) => {
      void client.invalidateQueries({ queryKey: keys.board(tabloId) });
      return client.invalidateQueries({ queryKey: keys.tablos });
    },
  });
}
