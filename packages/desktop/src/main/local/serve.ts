import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type * as Ops from "@xtablo/server/ops";
import type { FromServer, LocalSettings, ToServer } from "./messages.ts";

/** As long as one that was killed may take to let go of its data. */
const soleUseWithinMs = 10_000;

/** The way to the app. */
export interface AppPort {
  post: (message: FromServer) => void;
  onMessage: (listen: (message: ToServer) => void) => void;
}

/**
 * Runs the server of this computer until the app says stop: embedded PostgreSQL, the server on loopback, its jobs. Only the
 * owner signs in, by secrets that the app asks for. Gives when all of it has ended.
 */
export async function serveLocal(
  { ops, port }: { ops: typeof Ops; port: AppPort },
  { dataDir, webAppDir, owner }: LocalSettings,
): Promise<void> {
  const begun: (() => Promise<void>)[] = [];
  const signIn = ops.createLocalSignIn(owner);
  const stopped = new Promise<void>((resolve) => {
    port.onMessage(({ kind }) => {
      if (kind === "sign in") port.post({ kind: "secret", secret: signIn.makeSecret() });
      else resolve();
    });
  });
  let isReady = false;
  try {
    const url = await start();
    isReady = true;
    port.post({ kind: "ready", url });
    await stopped;
    await endAll();
  } catch (error) {
    await endAll();
    port.post({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }

  async function start(): Promise<string> {
    const config = readLocalConfig(ops, dataDir, await readPort(dataDir));
    const log = ops.createLog(config);
    /** While it starts somebody waits, and sees what it says. */
    const say = (level: "info" | "warn") => (message: string) =>
      isReady ? log[level](message) : port.post({ kind: "progress", message });
    const tell = { info: say("info"), warn: say("warn") };
    const database = await ops.openEmbeddedDatabase({ dataDir, log: tell });
    begun.push(async () => database.stop());
    const release = await ops.takeSoleUse(database.url, soleUseWithinMs);
    if (!release) throw new Error("Another Xtablo runs on this data already. Close that one first.");
    begun.push(release);
    await ops.migrateUp(database.url, { log: tell });
    const parts = { databaseUrl: database.url, log };
    const webApp = await ops.builtWebApp(webAppDir);
    const server = await startOnPort(ops, config, { ...parts, webApp, localSignIn: signIn });
    begun.push(async () => server.close());
    await writeFile(portFile(dataDir), new URL(server.listenUrl).port, { mode: 0o600 });
    const worker = await ops.startWork({ config, ...parts });
    begun.push(async () => worker.close());
    return server.listenUrl; // by its number: another account could listen at `localhost`'s other address
  }

  async function endAll(): Promise<void> {
    for (const end of begun.splice(0).toReversed()) await end();
  }
}

/** Only this computer, only its owner, and no variable of the shell. */
function readLocalConfig(ops: typeof Ops, dataDir: string, port: number): Ops.Config {
  const variables = { PORT: String(port), HOST: "127.0.0.1", SIGNUP: "closed", METRICS_PORT: "off" };
  return ops.readConfig({ ...variables, XTABLO_DATA_DIR: dataDir }, { root: dataDir });
}

/** What is typed and not saved belongs to an origin, port included: so it is the same one each time, if that is free. */
async function startOnPort(
  ops: typeof Ops,
  config: Ops.Config,
  parts: Omit<Parameters<typeof Ops.startServer>[0], "config">,
): Promise<Ops.RunningServer> {
  try {
    return await ops.startServer({ config, ...parts });
  } catch (error) {
    if (config.port === 0 || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return ops.startServer({ config: { ...config, port: 0 }, ...parts });
  }
}

const portFile = (dataDir: string): string => join(dataDir, "port");

async function readPort(dataDir: string): Promise<number> {
  const kept = Number(await readFile(portFile(dataDir), "utf8").catch(() => "0")); // the first start
  return Number.isInteger(kept) && kept > 1_023 && kept < 65_536 ? kept : 0;
}
