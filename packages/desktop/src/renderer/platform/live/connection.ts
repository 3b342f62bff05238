import type { StreamState } from "./stream.ts";

/** What people are told of the connection. */
export type Connection = "online" | "reconnecting" | "offline";

/** A value that a component can watch. */
export interface ConnectionStore {
  get: () => Connection;
  /** Takes note of what the stream does. */
  note: (state: StreamState) => void;
  /** Takes note of what the browser says of its network. */
  noteNetwork: (isOnline: boolean) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Starts hopeful: nothing is said of a first connection that is still being made. */
export function createConnectionStore(isOnline: boolean): ConnectionStore {
  const listeners = new Set<() => void>();
  let network = isOnline;
  let lost = false;
  let current = settle();

  function settle(): Connection {
    if (!lost && network) return "online";
    return network ? "reconnecting" : "offline";
  }
  function update(): void {
    const next = settle();
    if (next === current) return;
    current = next;
    for (const listener of listeners) listener();
  }
  return {
    get: () => current,
    note(state) {
      if (state === "open") lost = false;
      if (state === "waiting") lost = true;
      update();
    },
    noteNetwork(isOnline) {
      network = isOnline;
      update();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
