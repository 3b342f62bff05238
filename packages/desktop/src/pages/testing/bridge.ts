import type { AppBridge, AppState, FindNews, ListedServer } from "../../shared/ipc.ts";

/** A call that a page made. */
export type Call = [name: string, input?: unknown];

/** The app as its own pages see it, in memory: it does nothing but remember, and answer what it is told to. */
export interface FakeApp {
  bridge: AppBridge;
  calls: Call[];
  /** Tells the pages of a new state. */
  push: (changes: Partial<AppState>) => void;
  /** Tells the bar over a page of its search. */
  pushFind: (news: FindNews) => void;
}

export const remote: ListedServer = {
  id: "01900000-0000-7000-8000-000000000001",
  kind: "remote",
  name: "Atelier Brémond",
  origin: "https://xtablo.atelier-bremond.fr",
  unread: 3,
};
export const local: ListedServer = {
  id: "01900000-0000-7000-8000-000000000002",
  kind: "local",
  name: "My own",
  origin: null,
  unread: 0,
};

/** What somebody sees who starts for the first time. */
const firstState: AppState = {
  language: "en",
  version: "0.1.0",
  screen: { kind: "servers", unknownHost: null },
  servers: [],
  choices: { startAtLogin: false, keepRunning: false, checkSpelling: false, updates: null },
  keptSettings: null,
};

/** `answers` take the place of calls that only succeed. */
export function fakeApp(changes: Partial<AppState> = {}, answers: Partial<AppBridge> = {}): FakeApp {
  let state: AppState = { ...firstState, ...changes };
  const listeners = new Set<(state: AppState) => void>();
  const finding = new Set<(news: FindNews) => void>();
  const calls: Call[] = [];
  const succeed =
    (name: string) =>
    async (...given: unknown[]): Promise<null> => {
      calls.push([name, ...given] as Call);
      return null;
    };
  const bridge: AppBridge = {
    readState: async () => state,
    onState: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    onFind: (listen) => {
      finding.add(listen);
      return () => finding.delete(listen);
    },
    connect: async (input) => {
      calls.push(["connect", input]);
      return { kind: "no address" };
    },
    startLocal: succeed("startLocal"),
    showServer: succeed("showServer"),
    reloadServer: succeed("reloadServer"),
    renameServer: succeed("renameServer"),
    removeServer: succeed("removeServer"),
    showScreen: succeed("showScreen"),
    leaveSettings: succeed("leaveSettings"),
    choose: succeed("choose"),
    openLogs: succeed("openLogs"),
    find: succeed("find"),
    findNext: succeed("findNext"),
    closeFind: succeed("closeFind"),
    ...answers,
  };
  return {
    bridge,
    calls,
    push: (changes) => {
      state = { ...state, ...changes };
      for (const listen of listeners) listen(state);
    },
    pushFind: (news) => {
      for (const listen of finding) listen(news);
    },
  };
}
