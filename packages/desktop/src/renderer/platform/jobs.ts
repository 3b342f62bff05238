import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, type Job, type JobState } from "@xtablo/contract";
import { useMemo } from "react";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

const beatMs = 3000;

/** The jobs in a state, or all, newest first, page by page; anew every few seconds while they are in sight. */
function jobsQuery(state: JobState | undefined) {
  return infiniteQueryOptions({
    queryKey: keys.jobList(state ?? "all"),
    queryFn: ({ signal, pageParam }) => call(api.admin.jobs, { query: { state, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false, // the next beat tries again
    // Every page is asked for again: the more there are, the more seldom.
    refetchInterval: ({ state: { data } }) => (data ? beatMs * data.pages.length : false),
  });
}

/** The queue, live. Right after another state was chosen, `jobs` are those that are known to be in it. */
export function useJobs(state: JobState | undefined) {
  const { data, ...query } = useInfiniteQuery(jobsQuery(state));
  const listed = useMemo(() => {
    const jobs = data?.pages.flatMap(({ items }) => items) ?? [];
    const once = [...new Map(jobs.map((job) => [job.id, job])).values()];
    return { jobs: once.filter((job) => !state || job.state === state), counts: data?.pages[0]?.counts };
  }, [data, state]);
  return { ...query, ...listed };
}

/** Runs a job again at once. It is at work until the list has come anew. */
export function useRetryJob() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id }: Job) => call(api.admin.retryJob, { params: { jobId: id } }),
    onSettled: refresh,
  });
}

/** Removes a job that does not run. It is at work until the list has come anew. */
export function useCancelJob() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id }: Job) => call(api.admin.cancelJob, { params: { jobId: id } }),
    onSettled: refresh,
  });
}

/** A refused action, too, tells that the list is old. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: keys.systemStatus });
    await client.invalidateQueries({ queryKey: keys.jobs });
  };
}
