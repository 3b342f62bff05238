import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** How the host was started. */
export interface HostOptions {
  /** The folder of the app's `package.json`. */
  appPath: string;
  name: string;
  version: string;
  userData: string;
  /** Where downloads, logs and temporary files go. */
  placesDir: string;
  chromium: string;
  colorScheme: "light" | "dark";
  locale: string;
}

/** What all parts of the host share: there is one app in a process. */
export interface HostState extends HostOptions {
  isReady: boolean;
  isPackaged: boolean;
  isQuitting: boolean;
  readonly ready: PromiseWithResolvers<void>;
  readonly privilegedSchemes: Set<string>;
  /** Paths that the app set, or that were asked for. */
  readonly paths: Map<string, string>;
}

export const state: HostState = {
  appPath: "",
  name: "",
  version: "",
  userData: "",
  placesDir: "",
  chromium: "",
  colorScheme: "light",
  locale: "en-GB",
  isReady: false,
  isPackaged: false,
  isQuitting: false,
  ready: Promise.withResolvers<void>(),
  privilegedSchemes: new Set(),
  paths: new Map(),
};

/** Throws as Electron does for what is used before the app is ready. */
export function requireReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} before the app is ready.`);
}

const places = ["downloads", "logs", "temp", "appData"];

/** `app.getPath`: the folder is there afterwards. Throws for a name that Electron has and the host does not. */
export function pathOf(name: string): string {
  const known = name === "userData" ? state.userData : places.includes(name) ? join(state.placesDir, name) : null;
  const path = state.paths.get(name) ?? known;
  if (path === null) throw new Error(`The test host has no path named ${name}`);
  mkdirSync(path, { recursive: true });
  return path;
}
