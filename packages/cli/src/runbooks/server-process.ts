import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { getCompileCacheDir } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { environmentWith } from "../lib/environment.ts";
import type { Progress } from "./progress.ts";

/** The server of `xtablo dev`, in a process of its own that is replaced when a source changes. */
export interface ServerProcess {
  /** Where it listens, once it does for the first time. */
  url: Promise<string>;
  restart: () => void;
  close: () => Promise<void>;
}

const entry = fileURLToPath(new URL("../dev-server.ts", import.meta.url));

/** Starts the server and keeps replacing it. One that crashes waits for the next change. */
export function superviseServer(options: { viteUrl: string; databaseUrl: string; progress: Progress }): ServerProcess {
  const { viteUrl, databaseUrl, progress } = options;
  const first = Promise.withResolvers<string>();
  let child: ChildProcess | null = null;
  let turn: Promise<void> = Promise.resolve();
  let closed = false;

  /** It loads while the one before it ends, and begins when it is told: they have the same port. */
  function begin(server: ChildProcess): void {
    for (const stream of [server.stdout, server.stderr])
      if (stream) createInterface({ input: stream }).on("line", (line) => progress.info(line));
    if (!server.connected) return tellEnd(); // a mistake in a source ends it while it loads
    child = server;
    server.send("begin");
    server.once("message", (url: string) => {
      first.resolve(url);
      progress.info("ready");
    });
    server.once("exit", (code) => {
      child = null;
      if (code !== 0 && !closed) tellEnd();
    });
  }
  function tellEnd(): void {
    progress.warn("It ended; it starts again with the next change.");
  }
  async function end(): Promise<void> {
    if (!child) return;
    const exited = once(child, "exit");
    child.disconnect();
    await exited;
  }
  begin(spawnServer(viteUrl, databaseUrl));
  return {
    url: first.promise,
    restart: () => {
      turn = turn.then(async () => {
        if (closed) return;
        const next = spawnServer(viteUrl, databaseUrl);
        await end();
        if (closed) next.disconnect();
        else begin(next);
      });
    },
    close: async () => {
      closed = true;
      await turn;
      await end();
    },
  };
}

function spawnServer(viteUrl: string, databaseUrl: string): ChildProcess {
  return spawn(process.execPath, [entry, viteUrl], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: environmentWith({ DATABASE_URL: databaseUrl, NODE_COMPILE_CACHE: getCompileCacheDir() ?? "" }),
  });
}
