import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/** Which Xtablo this is and what is switched on. */
export function metaQuery() {
  return queryOptions({
    queryKey: keys.meta,
    queryFn: ({ signal }) => call(api.probes.meta, {}, { signal }),
    staleTime: Infinity,
  });
}

/** Which Xtablo this is and what is switched on; undefined until the server has said so. */
export function useMeta() {
  return useQuery(metaQuery()).data;
}
