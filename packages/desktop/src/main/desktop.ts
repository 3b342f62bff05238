import { randomUUID } from "node:crypto";
import type { AppState, Choices, Screen } from "../shared/ipc.ts";
import type { ServerCheck } from "../shared/server-check.ts";
import { createAskedScreen } from "./asked-screen.ts";
import type { DeepLink } from "./deep-link.ts";
import { createOpenServers } from "./open-servers.ts";
import type { ServerView } from "./server-view.ts";
import {
  addLocal,
  addRemote,
  listServers,
  localServer,
  remove,
  rename,
  serverOf,
  show,
  chosenServer,
} from "./servers.ts";
import type { KnownServer, Settings, SettingsFile } from "./settings.ts";
import type { Language } from "./texts.ts";

/** The app without its window: which servers there are, what each is at, and what is to be seen. */
export interface Desktop {
  readonly state: AppState;
  /** The server whose page is to be seen; null while a page of our own is. */
  readonly shown: { server: KnownServer; view: ServerView } | null;
  /** The view of this computer's server, if it was opened. */
  readonly local: ServerView | null;
  /** Opens all that is known, the chosen one first. */
  start: () => void;
  connect: (address: string) => Promise<ServerCheck>;
  startLocal: () => Promise<void>;
  showServer: (id: string, place?: string) => Promise<void>;
  reloadServer: (id: string) => Promise<void>;
  renameServer: (id: string, name: string) => Promise<void>;
  removeServer: (id: string) => Promise<void>;
  showServers: () => void;
  showSettings: () => void;
  /** Shows what was to be seen before the settings. */
  leaveSettings: () => void;
  /** Keeps choices, and puts them into effect. */
  choose: (choices: Partial<Choices>) => Promise<void>;
  /** Shows where a link leads, or says that its server is not known. */
  followLink: (link: DeepLink) => Promise<void>;
  setUnread: (id: string, count: number) => void;
}

/** What a {@link Desktop} needs. */
export interface DesktopParts {
  settings: SettingsFile;
  language: Language;
  version: string;
  localName: string;
  check: (address: string) => Promise<ServerCheck>;
  /** Makes the view of a server, which is opened later. */
  makeView: (server: KnownServer) => ServerView;
  /** Ends what belongs to a server that was removed: its session, and the program of the local one. */
  forget: (server: KnownServer) => Promise<void>;
  /** Puts into effect what was chosen, instead of what was before. */
  apply: (choices: Choices, before: Choices) => Promise<void>;
  /** What is to be seen may be another than before. */
  changed: () => void;
}

/** Makes a {@link Desktop}. */
export function createDesktop(parts: DesktopParts): Desktop {
  const { settings, changed } = parts;
  const open = createOpenServers(parts.makeView);
  const asked = createAskedScreen(changed);
  const chosen = (): KnownServer | null => chosenServer(settings.value);

  async function change(how: (value: Settings) => Settings): Promise<void> {
    const written = settings.change(how);
    changed();
    await written;
  }

  /** Shows the one that a change has chosen. */
  async function showChosen(how: (value: Settings) => Settings, place?: string): Promise<void> {
    const written = settings.change(how); // what counts is changed at once
    const server = chosen();
    asked.clear();
    if (server) open.open(server, place);
    changed();
    await written;
  }

  async function followLink(link: DeepLink): Promise<void> {
    const server = serverOf(settings.value, link);
    if (server) await showServer(server.id, link.path);
    else asked.showServers(link.host);
  }

  async function removeServer(id: string): Promise<void> {
    const server = settings.value.servers.find((server) => server.id === id);
    const written = settings.change((value) => remove(value, id));
    open.close(id);
    asked.showServers();
    if (server) await parts.forget(server);
    await written;
  }

  const showServer: Desktop["showServer"] = async (id, place) => showChosen((value) => show(value, id), place);
  return {
    get state() {
      const { language, version } = parts;
      const screen = asked.current ?? screenOf(chosen(), open.viewOf(chosen()));
      const servers = listServers(settings.value, open.unread);
      return { language, version, screen, servers, choices: choicesOf(settings.value), keptSettings: settings.kept };
    },
    get shown() {
      const [server, view] = [chosen(), open.viewOf(chosen())];
      const isThere = view?.status.kind === "shown" && !view.isClosed;
      return asked.current === null && server && isThere ? { server, view } : null;
    },
    get local() {
      return open.viewOf(localServer(settings.value));
    },
    start: () => {
      for (const server of chosenFirst(settings.value)) open.open(server);
      changed();
    },
    connect: async (address) => {
      const check = await parts.check(address);
      if (check.kind === "server") await showChosen((value) => addRemote(value, check.origin, randomUUID()));
      return check;
    },
    startLocal: async () => showChosen((value) => addLocal(value, parts.localName, randomUUID())),
    showServer,
    reloadServer: async (id) => {
      await showServer(id);
      open.viewOf(chosen())?.reload();
    },
    renameServer: async (id, name) => change((value) => rename(value, id, name)),
    removeServer,
    showServers: asked.showServers,
    showSettings: asked.showSettings,
    leaveSettings: asked.leaveSettings,
    choose: async (choices) => {
      const before = choicesOf(settings.value);
      await change((value) => ({ ...value, ...choices }));
      await parts.apply(choicesOf(settings.value), before);
    },
    followLink,
    setUnread: (id, count) => {
      open.setUnread(id, count);
      changed();
    },
  };
}

function choicesOf({ startAtLogin, keepRunning, checkSpelling, updates }: Settings): Choices {
  return { startAtLogin, keepRunning, checkSpelling, updates };
}

function chosenFirst({ servers, chosen }: Settings): KnownServer[] {
  return servers.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
}

/** What is to be seen instead of the chosen server's page. */
function screenOf(chosen: KnownServer | null, view: ServerView | null): Screen {
  const status = view?.status ?? { kind: "opening" };
  if (!chosen || status.kind === "shown" || view?.isClosed) return { kind: "servers", unknownHost: null };
  if (status.kind !== "opening") return { ...status, server: chosen.id };
  return chosen.kind === "local"
    ? { kind: "local starting", server: chosen.id, message: "" }
    : { kind: "opening", server: chosen.id };
}
