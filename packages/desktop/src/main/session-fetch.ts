import type { Session } from "electron";

/** The `fetch` of a session, with its proxy and its certificates. */
export function fetchOf(session: Session): typeof fetch {
  return async (input, init) => session.fetch(input as string, init);
}
