import { once } from "node:events";
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

/** Why it ends when nothing is wrong. */
const toldToStop = new Error("The app said stop.");

/**
 * Runs the server of this computer until the app says stop: embedded PostgreSQL, the server on loopback, its jobs. Only the
 * owner signs in, by secrets that the app asks for. Gives when all of it has ended; the app is told what was wrong, if anything.
 */
export async function serveLocal(
  { ops, port }: { ops: typeof Ops; port: AppPort },
  settings: LocalSettings,
): Promise<void> {
  const signIn = ops.createLocalSignIn(settings.owner);
  const ending = new AbortController();
  port.onMessage(({ kind }) => {
    if (kind === "sign in") port.post({ kind: "secret", secret: signIn.makeSecret() });
    else ending.abort(toldToStop);
  });
  try {
    await runUntil(ending, { ops, port, signIn }, settings);
  } catch (error) {
    port.post({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Runs all of it until `ending`, which it brings about itself when another Xtablo has taken the data; what was begun is ended,
 * whatever becomes of each part. Throws the first error.
 */
async function runUntil(
  ending: AbortController,
  { ops, port, signIn }: { ops: typeof Ops; port: AppPort; signIn: ReturnType<typeof Ops.createLocalSignIn> },
  { dataDir, webAppDir }: LocalSettings,
): Promise<void> {
  const config = readLocalConfig(ops, dataDir, await readPort(dataDir));
  const log = ops.createLog(config);
  const ended = once(ending.signal, "abort");
  const begun: (() => Promise<void>)[] = [];
  const errors: unknown[] = [];
  let isReady = false;
  try {
    ending.signal.throwIfAborted();
    const url = await start();
    isReady = true;
    port.post({ kind: "ready", url });
    await ended;
    ending.signal.throwIfAborted();
  } catch (error) {
    if (error !== toldToStop) errors.push(error);
  }
  for (const end of begun.toReversed()) await end().catch((error: unknown) => errors.push(error));
  for (const error of errors) log.error({ err: error }, "the server of this computer has a problem");
  if (errors.length > 0) throw errors[0];

  async function start(): Promise<string> {
    const tell = { info: say("info"), warn: say("warn") };
    const database = await ops.openEmbeddedDatabase({ dataDir, log: tell });
    keep(async () => database.stop());
    const release = await ops.takeSoleUse(database.url, { patienceMs: soleUseWithinMs, lost });
    if (!release) throw new Error("Another Xtablo runs on this data already. Close that one first.");
    keep(release);
    await ops.migrateUp(database.url, { log: tell });
    ending.signal.throwIfAborted();
    const parts = { databaseUrl: database.url, log };
    const webApp = await ops.builtWebApp(webAppDir);
    const server = await startOnPort(ops, config, { ...parts, webApp, localSignIn: signIn });
    keep(async () => server.close());
    await writeFile(portFile(dataDir), new URL(server.listenUrl).port, { mode: 0o600 });
    const worker = await ops.startWork({ config, ...parts });
    keep(async () => worker.close());
    return server.listenUrl; // by its number: another account could listen at `localhost`'s other address
  }

  /** Keeps how a part is ended. Throws when all is to end. */
  function keep(end: () => Promise<void>): void {
    begun.push(end);
    ending.signal.throwIfAborted();
  }
  function lost(): void {
    ending.abort(
      new Error("Another Xtablo has taken this data over while its database was away. Close that one first."),
    );
  }
  /** While it starts somebody waits, and sees what it says. */
  function say(level: "info" | "warn"): (message: string) => void {
    return (message) => (isReady ? log[level](message) : port.post({ kind: "progress", message }));
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
