import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type Account } from "@xtablo/contract";
import { forgetDrafts } from "../lib/draft.ts";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/** Who is signed in: the account, or null for nobody. */
function sessionQuery() {
  return queryOptions({
    queryKey: keys.session,
    queryFn: async ({ signal }): Promise<Account | null> => (await call(api.auth.session, {}, { signal })).user,
    staleTime: Infinity,
  });
}

/** Who is signed in. `user` is null when nobody is, and while `isPending`. */
export function useSession() {
  const { data, isPending, error, refetch } = useQuery(sessionQuery());
  return { user: data ?? null, isPending, error, refetch };
}

/** Signs out of this browser and forgets what was shown and what was being typed: whoever comes next shall not see it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(api.auth.logout, {}),
    onSuccess: () => {
      forgetDrafts();
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "meta" && queryKey[0] !== "session" });
      client.setQueryData(keys.session, null);
    },
  });
}
