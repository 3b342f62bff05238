import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { embeddedStatus, openEmbeddedDatabase } from "../src/db/embedded/embedded.ts";
import { migrateUp } from "../src/db/migrate.ts";
import { type ChildServer, startChildServer } from "../src/testing/child.ts";
import { removeFolder } from "../src/testing/remove-folder.ts";

/** One kill, and how long it took until the server was ready again. */
export interface Strike {
  victim: "server" | "PostgreSQL";
  backMs: number;
}

/** A server in a process of its own on a PostgreSQL of its own, made to be killed. */
export interface Battlefield {
  /** Where the server listens, also after it was started again. */
  url: string;
  strikes: Strike[];
  /** What readiness got wrong. */
  lies: string[];
  /** Waits a little, kills one of the two, and waits until everything is ready again. */
  strike(): Promise<Strike>;
  close(): Promise<void>;
}

/** Readiness has this long to tell the truth. */
const truthWithinMs = 4_000;

/** Opens one in a temporary folder, with the settings of production: a commit is on the disk before it is told. */
export async function openBattlefield(): Promise<Battlefield> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-kill-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const dataDir = join(folder, "data");
  const log = { info: () => {}, warn: () => {} };
  const database = await openEmbeddedDatabase({ dataDir, log });
  await migrateUp(database.url, { log });
  const environment = {
    DATABASE_URL: database.url,
    XTABLO_DATA_DIR: folder,
    SESSION_SECRET: "0123456789abcdef0123456789abcdef",
    LOG_LEVEL: "error",
  };
  let server: ChildServer = await startChildServer(environment);
  const url = new URL(server.url);
  const strikes: Strike[] = [];
  const lies: string[] = [];

  async function killServer(): Promise<void> {
    await server.kill();
    server = await startChildServer({ ...environment, PORT: url.port });
  }

  /** Its children end with it; the supervisor starts it again. */
  async function killPostgres(): Promise<void> {
    const status = await embeddedStatus({ dataDir });
    if (status.state !== "running") throw new Error("there is no PostgreSQL to kill");
    process.kill(status.pid, "SIGKILL");
    const start = performance.now();
    const answer = await fetch(`${url.origin}/readyz`);
    const tookMs = Math.round(performance.now() - start);
    if (tookMs > truthWithinMs) lies.push(`readiness answered ${answer.status} only after ${tookMs} ms`);
  }

  return {
    url: url.origin,
    strikes,
    lies,
    async strike() {
      await delay(500 + Math.random() * 1_500);
      const victim = Math.random() < 0.5 ? "server" : "PostgreSQL";
      const start = performance.now();
      await (victim === "server" ? killServer() : killPostgres());
      await ready(url.origin);
      const strike: Strike = { victim, backMs: Math.round(performance.now() - start) };
      strikes.push(strike);
      return strike;
    },
    async close() {
      await server.kill();
      await database.stop();
      await removeFolder(folder);
    },
  };
}

async function ready(origin: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null); // it does not listen yet
    if (answer?.status === 200) return;
    await delay(100);
  }
  throw new Error("the server was not ready again within 30 s");
}
