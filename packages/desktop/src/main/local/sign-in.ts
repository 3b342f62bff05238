import type { Session } from "electron";
import type { LocalServer } from "./local-server.ts";

const soon = (): AbortSignal => AbortSignal.timeout(20_000);

/** Starts the server of this computer and makes sure that a session is signed in to it as its owner. Gives its address. */
export async function openLocal(server: LocalServer, session: Session): Promise<string> {
  const url = await server.start();
  const known = await session.fetch(`${url}/api/auth/session`, { credentials: "include", signal: soon() });
  const { user } = (await known.json()) as { user: unknown }; // our own server, of this release
  if (known.ok && user !== null) return url;
  const entered = await session.fetch(`${url}/api/auth/local`, {
    method: "POST",
    credentials: "include",
    signal: soon(),
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: await server.makeSecret() }),
  });
  if (!entered.ok) throw new Error(`The server of this computer lets nobody in: it answered ${entered.status}.`);
  return url;
}
