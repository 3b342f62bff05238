import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { embeddedStatus } from "@xtablo/server/ops";
import { removeFolder } from "../packages/server/src/testing/remove-folder.ts";

const command = fileURLToPath(new URL("../packages/cli/bin/run.js", import.meta.url));

/** The whole product as `npm start` runs it, on a port and a data folder of its own. */
export interface Product {
  readonly url: string;
  /** Starts it, again if it ran before: on the same port and the same data. Throws with what it said when it ends instead. */
  start(): Promise<void>;
  /** Runs `xtablo` beside it, as its operator does, and gives what that printed. Throws when it fails. */
  operate(...args: string[]): Promise<string>;
  /** Where its database is, while it runs: for what nobody but an operator does. */
  databaseUrl(): Promise<string>;
  /** `kill -9` of the server alone; its database runs on. */
  killServer(): Promise<void>;
  /** `kill -9` of the server and of its database, at once. */
  killEverything(): Promise<void>;
  /** SIGTERM, as an operator stops it. Gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends what still runs and deletes the data. */
  close(): Promise<void>;
}

type Server = ChildProcessByStdio<null, Readable, Readable>;

/** Makes a {@link Product} that does not run yet. */
export async function createProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const dataDir = join(folder, "data");
  const port = await findFreePort();
  const environment = { ...unset, PORT: String(port), METRICS_PORT: "off", XTABLO_DATA_DIR: dataDir };
  let server: Server | null = null;
  let databasePid: number | null = null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = server;
    server = null;
    if (!ending) return null;
    if (ending.exitCode !== null || ending.signalCode !== null) return ending.exitCode;
    const ended = once(ending, "exit");
    ending.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  async function killEverything(): Promise<void> {
    const ended = end("SIGKILL");
    if (databasePid) process.kill(databasePid, "SIGKILL");
    databasePid = null;
    await ended;
  }

  return {
    url: `http://localhost:${port}`,
    async start() {
      server = spawn(process.execPath, [command, "start"], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...environment },
      });
      await untilItRuns(server);
      databasePid = await findDatabase(dataDir);
    },
    async operate(...args) {
      const env = { ...process.env, ...environment };
      return (await promisify(execFile)(process.execPath, [command, ...args], { env })).stdout;
    },
    async databaseUrl() {
      const status = await embeddedStatus({ dataDir });
      if (status.state !== "running") throw new Error("The database does not run.");
      return status.url;
    },
    async killServer() {
      await end("SIGKILL");
    },
    killEverything,
    stop: () => end("SIGTERM"),
    async close() {
      await end("SIGTERM");
      databasePid = await findDatabase(dataDir); // it outlives a killed server
      await killEverything();
      await removeFolder(folder);
    },
  };
}

/** What a developer's own environment must not change. */
const unset = {
  DATABASE_URL: "",
  DOMAIN: "",
  PUBLIC_URL: "",
  HOST: "",
  ENV: "",
  SIGNUP: "",
  SESSION_SECRET: "",
  LOG_LEVEL: "warn",
  NO_COLOR: "1",
};

async function findDatabase(dataDir: string): Promise<number | null> {
  const status = await embeddedStatus({ dataDir });
  return status.state === "running" ? status.pid : null;
}

function untilItRuns(server: Server): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`xtablo start ended with ${code}.\n${said}`)));
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-10_000);
        if (said.includes("Xtablo is running at")) resolve();
      });
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || !address) throw new Error("There is no free port.");
  return address.port;
}
