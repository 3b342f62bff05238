import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useSession } from "../session.ts";
import type { Connection } from "./connection.ts";
import { createLive, type Live } from "./live.ts";

const LiveContext = createContext<Live | null>(null);

/** Keeps what is shown below it live, for the signed-in account. Put once, around the shell. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const accountId = useSession().user?.id;
  const live = useMemo(() => (accountId ? createLive(client, accountId) : null), [client, accountId]);
  useEffect(() => live?.start(), [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The live side of the page; null where nobody is signed in. */
export function useLive(): Live | null {
  return useContext(LiveContext);
}

/** Is the page up to date: `reconnecting` and `offline` belong into the shell's banner. */
export function useConnection(): Connection {
  const store = useLive()?.connection;
  return useSyncExternalStore(
    (listener) => store?.subscribe(listener) ?? (() => undefined),
    () => store?.get() ?? "online",
  );
}
