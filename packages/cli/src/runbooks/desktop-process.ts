import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { buildDevApp, devAppFolder } from "./build-desktop.ts";
import type { Progress } from "./progress.ts";
import { watchSources } from "./source-watch.ts";

/** Folders whose changes build the app and start it again. */
const watched = ["main", "preload", "shared", "pages"];
/** As long as the app may take to end; then it is killed. */
const endsWithinMs = 5_000;
/** Ctrl-C reaches the app too: when it ends first, nobody closed its window. */
const interruptedWithinMs = 300;

/** What the app of `xtablo dev --desktop` needs. */
export interface DevAppOptions {
  /** Electron's program file. */
  electron: string;
  /** The server's address, once it listens. */
  url: Promise<string>;
  userDataDir: string;
  progress: Progress;
}

/** Builds the desktop app, starts it on the development server, and does both again when one of its sources changes. */
export function superviseDesktop(
  root: string,
  { electron, url, userDataDir, progress }: DevAppOptions,
): { close: () => Promise<void> } {
  let child: ChildProcess | null = null;
  const closing = Promise.withResolvers<null>();
  let closed = false;

  async function begin(): Promise<void> {
    try {
      await buildDevApp(root, devAppFolder(root));
    } catch (error) {
      if (closed) return; // Ctrl-C ended the build, too
      return progress.warn(`${error instanceof Error ? error.message : String(error)}\nIt waits for the next change.`);
    }
    const server = await Promise.race([url, closing.promise]);
    await end();
    if (server !== null && !closed) run([devAppFolder(root), `--user-data-dir=${userDataDir}`, `--server=${server}`]);
  }

  function run(args: string[]): void {
    const app = spawn(electron, args, { stdio: ["ignore", "pipe", "pipe"] });
    child = app;
    for (const stream of [app.stdout, app.stderr])
      createInterface({ input: stream }).on("line", (line) => progress.info(line));
    app.once("error", (error) => progress.warn(`It cannot be started: ${error.message}`));
    app.once("close", () => void tellEnd(app));
    progress.info("started");
  }

  async function tellEnd(app: ChildProcess): Promise<void> {
    await wait(interruptedWithinMs);
    if (closed || child !== app) return;
    child = null;
    progress.info("It was closed. The server runs on; the app opens again when one of its sources changes.");
  }

  async function end(): Promise<void> {
    const app = child;
    child = null;
    if (!app || app.exitCode !== null || app.signalCode !== null) return;
    const ended = once(app, "exit");
    app.kill("SIGTERM");
    const late = setTimeout(() => app.kill("SIGKILL"), endsWithinMs);
    await ended;
    clearTimeout(late);
  }

  progress.info("building…");
  let turn = begin();
  const watch = watchSources(
    watched.map((folder) => join(root, "packages/desktop/src", folder)),
    (file) => {
      progress.info(`${file.slice(root.length)} changed, building again`);
      turn = turn.then(async () => (closed ? undefined : begin()));
    },
  );
  return {
    close: async () => {
      closed = true;
      closing.resolve(null);
      await watch.close();
      await turn;
      await end();
    },
  };
}
