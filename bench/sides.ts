import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { BareFilesStart } from "./bare-files.ts";
import type { BareStart } from "./bare-server.ts";
import type { BenchDatabase } from "./database.ts";
import { sessionSecret } from "./seed.ts";

/** What a server's process has used so far. */
export interface Usage {
  /** User and system together, all threads. */
  cpuMs: number;
  rssMb: number;
}

/** A server under test, in a process of its own. */
export interface Side {
  origin: string;
  /** From the start of the process to its first answer that it is ready. */
  startMs: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const reporter = join(import.meta.dirname, "report-usage.js");
const mainFile = join(import.meta.dirname, "../packages/server/src/main.js");

/** Starts our server as a deployment runs it, its log going nowhere. */
export async function startOurs(
  database: BenchDatabase,
  { execArgv = [], env = {} }: { execArgv?: string[]; env?: Record<string, string> } = {},
): Promise<Side> {
  const port = await freePort();
  const start = performance.now();
  const child = fork(mainFile, {
    execArgv: [...execArgv, "--import", reporter],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ENV: "production",
      DATABASE_URL: database.url,
      SESSION_SECRET: sessionSecret,
      HOST: "127.0.0.1",
      PORT: String(port),
      METRICS_PORT: "0",
      XTABLO_DATA_DIR: join(database.folder, "server"),
      ...env,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, origin);
  return sideOf(child, origin, performance.now() - start);
}

/** Starts the bare server. */
export function startBare(start: BareStart): Promise<Side> {
  return startFrom("bare-server.ts", start);
}

/** Starts the plain stream copy. */
export function startBareFiles(start: BareFilesStart): Promise<Side> {
  return startFrom("bare-files.ts", start);
}

async function startFrom(file: string, start: BareStart | BareFilesStart): Promise<Side> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: ["--import", reporter],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  child.send(start);
  const { port } = await answerOf<{ port: number }>(child);
  return sideOf(child, `http://127.0.0.1:${port}`, 0);
}

function sideOf(child: ChildProcess, origin: string, startMs: number): Side {
  async function ask(): Promise<Usage> {
    child.send("usage");
    return answerOf<Usage>(child);
  }
  // One after the other: two loads may ask at once, and an answer does not say whose it is.
  let asked: Promise<unknown> = Promise.resolve();
  return {
    origin,
    startMs,
    usage() {
      const answer = asked.then(ask);
      asked = answer.catch(() => {}); // whoever asked is told; the next one asks afresh
      return answer;
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** The child's next message. Throws when it ends instead. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  const onExit = () => gone.abort(new Error("A server under test ended: what it said stands above."));
  child.once("exit", onExit);
  try {
    const [message] = (await once(child, "message", { signal: gone.signal })) as [T];
    return message;
  } finally {
    child.off("exit", onExit);
  }
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  child.once("error", () => {}); // it could not be started: it has no process id
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined); // it does not listen yet
    if (answer?.ok) return;
    await delay(5);
  }
  throw new Error("The server ended before it was ready: what it said stands above.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  server.close();
  return port;
}
