import type { ListedServer } from "../shared/ipc.ts";
import type { DeepLink } from "./deep-link.ts";
import type { KnownServer, Settings } from "./settings.ts";

/** Adds a server elsewhere and shows it; one that is known already is only shown. */
export function addRemote(settings: Settings, origin: string, id: string): Settings {
  const known = settings.servers.find((server) => server.kind === "remote" && server.origin === origin);
  if (known) return { ...settings, chosen: known.id };
  const server: KnownServer = { kind: "remote", id, name: new URL(origin).host.slice(0, 80), origin };
  return { ...settings, servers: [...settings.servers, server], chosen: id };
}

/** Adds the one on this computer and shows it; there is at most one. */
export function addLocal(settings: Settings, name: string, id: string): Settings {
  const known = settings.servers.find(({ kind }) => kind === "local");
  if (known) return { ...settings, chosen: known.id };
  return { ...settings, servers: [...settings.servers, { kind: "local", id, name }], chosen: id };
}

/** Shows a server. Throws when it is not known. */
export function show(settings: Settings, id: string): Settings {
  return { ...settings, chosen: find(settings, id).id };
}

/** Gives it another name. Throws when it is not known. */
export function rename(settings: Settings, id: string, name: string): Settings {
  find(settings, id);
  return { ...settings, servers: settings.servers.map((server) => (server.id === id ? { ...server, name } : server)) };
}

/** Takes it off the list; its neighbour is shown when it was. Throws when it is not known. */
export function remove(settings: Settings, id: string): Settings {
  const at = settings.servers.indexOf(find(settings, id));
  const servers = settings.servers.toSpliced(at, 1);
  const neighbour = servers[Math.min(at, servers.length - 1)]?.id ?? null;
  return { ...settings, servers, chosen: settings.chosen === id ? neighbour : settings.chosen };
}

/** The server that was chosen last, if any. */
export function chosenServer({ servers, chosen }: Settings): KnownServer | null {
  return servers.find(({ id }) => id === chosen) ?? null;
}

/** The one of this computer, if it was made. */
export function localServer({ servers }: Settings): KnownServer | null {
  return servers.find(({ kind }) => kind === "local") ?? null;
}

/** The one that a link leads to. Null when no such server is known: a link never adds one. */
export function serverOf({ servers }: Settings, { host }: DeepLink): KnownServer | null {
  const isMeant = (server: KnownServer): boolean =>
    server.kind === "local" ? host === "local" : new URL(server.origin).host === host;
  return servers.find(isMeant) ?? null;
}

/** Each server has cookies and storage of its own. */
export function partitionOf({ id }: KnownServer): string {
  return `persist:server-${id}`;
}

/** The list as the app's own pages get it; `unread` by server. */
export function listServers({ servers }: Settings, unread: ReadonlyMap<string, number>): ListedServer[] {
  return servers.map((server) => ({
    id: server.id,
    kind: server.kind,
    name: server.name,
    origin: server.kind === "remote" ? server.origin : null,
    unread: unread.get(server.id) ?? 0,
  }));
}

function find({ servers }: Settings, id: string): KnownServer {
  const server = servers.find((server) => server.id === id);
  if (!server) throw new Error("There is no such server any more.");
  return server;
}
