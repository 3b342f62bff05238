/** What the app tells the process in which the local server runs. */
export type ToServer = { kind: "sign in" } | { kind: "stop" };

/** What that process says. After `failed` it ends. */
export type FromServer =
  /** Until it is ready; what comes later is in its log alone. */
  | { kind: "progress"; message: string }
  | { kind: "ready"; url: string }
  /** Good once, for a minute. */
  | { kind: "secret"; secret: string }
  | { kind: "failed"; message: string };

/** With what the process is started. */
export interface LocalSettings {
  /** The database, the files, the session secret and the port: everything that the server keeps. */
  dataDir: string;
  /** The built web app. */
  webAppDir: string;
  owner: { name: string; email: string; locale: "en" | "fr" | null };
}
