import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type Config,
  embeddedStatus,
  emptyDatabase,
  inspectServer,
  migrateUp,
  openEmbeddedDatabase,
  stopEmbedded,
} from "@xtablo/server/ops/database";
import { composeSettings } from "../lib/environment.ts";
import { Failure, precondition } from "../lib/failure.ts";
import { addressOf, nameOf, withDatabase } from "./database.ts";
import { findComposeUrl, inspectCompose, lowerCompose, raiseCompose } from "./db-compose.ts";
import { chooseTarget, type DatabaseEngine } from "./db-target.ts";
import type { Progress } from "./progress.ts";

/** What was done, in a sentence and for programs. */
export interface Outcome {
  text: string;
  state: "running" | "stopped" | "untouched" | "reset";
}

/** Which database, and whether only to look. */
export interface DatabaseOptions {
  root: string;
  engine: DatabaseEngine | undefined;
  dryRun: boolean;
}

const untouched: Outcome = {
  state: "untouched",
  text: "DATABASE_URL is set: that database is not ours to start or stop.",
};

/** Starts the development database and leaves it running. */
export async function raiseDatabase(config: Config, progress: Progress, options: DatabaseOptions): Promise<Outcome> {
  const { kind } = chooseTarget(config, options.engine);
  if (kind === "given") return untouched;
  if (kind === "compose") {
    if (options.dryRun) return { state: "untouched", text: "Would start the containers of deploy/compose.yaml." };
    const lines = await raiseCompose(options.root, composeSettings(), progress);
    return {
      state: "running",
      text: `The containers are running. For the server, put this into .env:\n${lines.join("\n")}`,
    };
  }
  if (options.dryRun) return { state: "untouched", text: `Would start the embedded database in ${config.dataDir}.` };
  const database = await openEmbeddedDatabase({ dataDir: config.dataDir, log: progress });
  await database.leave();
  return { state: "running", text: `The database is running at ${addressOf(database.url)}.` };
}

/** Stops the development database. Throws a {@link Failure} when a program uses the embedded one. */
export async function lowerDatabase(config: Config, progress: Progress, options: DatabaseOptions): Promise<Outcome> {
  const { kind } = chooseTarget(config, options.engine);
  if (kind === "given") return untouched;
  if (kind === "compose") {
    if (options.dryRun) return { state: "untouched", text: "Would remove the containers of deploy/compose.yaml." };
    await lowerCompose(options.root, composeSettings(), progress);
    return { state: "stopped", text: "The containers are gone; their volumes stay." };
  }
  if (options.dryRun) return { state: "untouched", text: `Would stop the embedded database in ${config.dataDir}.` };
  const result = await stopEmbedded({ dataDir: config.dataDir });
  if (result === "in-use") throw inUse();
  return {
    state: "stopped",
    text: result === "stopped" ? "The database is stopped." : "The database was not running.",
  };
}

/** Which database is used and what it is like. */
export async function inspectDatabase(config: Config, options: Omit<DatabaseOptions, "dryRun">) {
  const target = chooseTarget(config, options.engine);
  if (target.kind === "compose") return inspectCompose(options.root, composeSettings());
  if (target.kind === "given") {
    const server = await inspectServer(target.url);
    return { engine: "DATABASE_URL", state: "running", address: addressOf(target.url), ...server, directory: null };
  }
  const status = await embeddedStatus({ dataDir: config.dataDir });
  const directory = status.state === "absent" ? null : status.directory;
  if (status.state !== "running")
    return { engine: "embedded", state: status.state, address: null, version: null, sizeBytes: null, directory };
  return {
    engine: "embedded",
    state: "running",
    address: addressOf(status.url),
    ...(await inspectServer(status.url)),
    directory,
  };
}

/** The address with its password. Throws a {@link Failure} when the database does not run. */
export async function findUrl(config: Config, options: Omit<DatabaseOptions, "dryRun">): Promise<string> {
  const target = chooseTarget(config, options.engine);
  if (target.kind === "given") return target.url;
  if (target.kind === "compose") return findComposeUrl(options.root, composeSettings());
  const status = await embeddedStatus({ dataDir: config.dataDir });
  if (status.state === "running") return status.url;
  throw precondition("The database does not run.", "Start it: xtablo db up");
}

/** Empties the database and migrates it, after `confirm` let it. */
export async function resetDatabase(
  config: Config,
  progress: Progress,
  options: DatabaseOptions & { confirm: (database: { address: string; name: string }) => Promise<void> },
): Promise<Outcome> {
  if (config.env === "production")
    throw precondition(
      "ENV is production: `db reset` is for development.",
      "To start afresh in production, restore a backup or make a new database.",
    );
  return withDatabase(await targeted(config, options), progress, async (url) => {
    const address = addressOf(url);
    if (options.dryRun) return { state: "untouched", text: `Would destroy everything in ${address} and migrate it.` };
    await options.confirm({ address, name: nameOf(url) });
    await emptyDatabase(url);
    await rm(join(config.dataDir, "files"), { recursive: true, force: true }); // nothing names them any more
    const applied = await migrateUp(url, { log: progress });
    return { state: "reset", text: `${address} is empty, with ${applied.length} migrations applied.` };
  });
}

/** The configuration with the address of the engine that was asked for. */
async function targeted(config: Config, options: DatabaseOptions): Promise<Config> {
  const { kind } = chooseTarget(config, options.engine);
  if (kind === "given") return config;
  return { ...config, databaseUrl: kind === "embedded" ? null : await findUrl(config, options) };
}

function inUse(): Failure {
  return new Failure(
    "A running Xtablo uses the database.",
    "Stop that one first (Ctrl-C where it runs), then try again.",
    { exitCode: 4 },
  );
}
