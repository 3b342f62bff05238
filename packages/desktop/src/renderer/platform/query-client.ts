import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isPassing, statusOf } from "./api.ts";
import { keys } from "./query-keys.ts";

const maxTries = 4;

/**
 * Makes the cache of what the server said. Reads are tried again when the server is away, never when it refuses.
 * A 401 anywhere means that nobody is signed in: the session says so, and the shell asks to sign in.
 */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noteSignedOut(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => noteSignedOut(client, error) }),
    defaultOptions: {
      queries: {
        // Live updates keep what is shown fresh; what they do not reach says so itself.
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (failures, error) => isPassing(error) && failures < maxTries,
        retryDelay,
      },
      mutations: { networkMode: "always", retry: false, retryDelay },
    },
  });
  return client;
}

/** Milliseconds to wait after `failures` failures: doubling from half a second to 15 seconds, at random within the half. */
export function retryDelay(failures: number): number {
  const ceiling = Math.min(15_000, 500 * 2 ** failures);
  return ceiling / 2 + Math.random() * (ceiling / 2);
}

function noteSignedOut(client: QueryClient, error: Error): void {
  if (statusOf(error) === 401) client.setQueryData(keys.session, null);
}
