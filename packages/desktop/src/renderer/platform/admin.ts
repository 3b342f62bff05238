import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";
import { useSession } from "./session.ts";

const beatMs = 10_000;

/** What an operator looks at first, anew every ten seconds while it is in sight. What was known stays when that fails. */
function systemStatusQuery() {
  return queryOptions({
    queryKey: keys.systemStatus,
    queryFn: ({ signal }) => call(api.admin.status, {}, { signal }),
    staleTime: 0,
    retry: false, // the next beat tries again
    refetchInterval: ({ state }) => (state.data ? beatMs : false),
  });
}

/** The state of the whole server, live. For admins: to others it is not there. */
export function useSystemStatus() {
  return useQuery(systemStatusQuery());
}

/** Is whoever is signed in an admin. */
export function useIsAdmin(): boolean {
  return useSession().user?.admin === true;
}
