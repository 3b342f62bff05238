import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, type Account, type Args } from "@xtablo/contract";
import { call } from "./api.ts";
import { keys } from "./query-keys.ts";

/** Who is signed in, for loaders and guards: the account, or null for nobody. */
export function sessionQuery() {
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

/** Signs in with `{ email, password }`. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Args<typeof api.auth.login>["body"]) => call(api.auth.login, { body }),
    onSuccess: ({ user }) => startAs(client, user),
  });
}

/** Makes an account with `{ name, email, password }` and signs in. */
export function useSignUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Args<typeof api.auth.signup>["body"]) => call(api.auth.signup, { body }),
    onSuccess: ({ user }) => startAs(client, user),
  });
}

/** Signs out of this browser and forgets what was shown. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(api.auth.logout, {}),
    onSuccess: () => startAs(client, null),
  });
}

/** Forgets what another account was shown, then says who is here. */
function startAs(client: QueryClient, user: Account | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "meta" && queryKey[0] !== "session" });
  client.setQueryData(keys.session, user);
}
