import { readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Config, embeddedStatus, stopEmbedded } from "@xtablo/server/ops/database";
import { precondition } from "../lib/failure.ts";
import { listPlaces, sizeOf } from "./disk-use.ts";
import { findXtablo } from "./find-xtablo.ts";
import type { Progress } from "./progress.ts";

/** Something that `xtablo clean` removes. */
export interface Removal {
  path: string;
  sizeBytes: number;
}

/** What can be made again: builds, caches, reports. Packages stay: they are what runs this. */
const made = [
  "packages/*/dist",
  "packages/*/*.tsbuildinfo",
  "packages/*/*.tgz",
  "packages/*/coverage",
  "packages/*/node_modules/.vite",
  "node_modules/.cache",
  "node_modules/.vite",
  "node_modules/.vite-temp",
  "node_modules/.vitest-cache",
  "coverage",
  "*.tsbuildinfo",
  "*.tgz",
];

/** What Xtablo keeps in its data folder; anything else in there is not ours. */
const dataNames = ["files", "postgres", "postgres.json", "postgres.keep", "session-secret"];

/** Finds what is there to remove, with `data` the database and the files too. Throws a {@link Failure} when a server uses it. */
export async function planCleaning(root: string, config: Config, { data }: { data: boolean }): Promise<Removal[]> {
  const running = await findXtablo(config);
  if (running)
    throw precondition(
      `An Xtablo runs at ${running.url}, and uses what would be removed.`,
      "Stop it first (Ctrl-C where it runs).",
    );
  if (data) requireOwnData(config);
  const paths = await listPlaces(root, made);
  const owned = data ? await listData(config) : [];
  return Promise.all([...paths, ...owned].map(async (path) => ({ path, sizeBytes: await sizeOf(path) })));
}

/** Removes what was planned. An embedded database that was left running is stopped before its data go. */
export async function clean(
  config: Config,
  plan: Removal[],
  progress: Progress,
  { data }: { data: boolean },
): Promise<void> {
  if (data && (await stopEmbedded(config)) === "in-use")
    throw precondition("A running Xtablo uses the database.", "Stop that one first (Ctrl-C where it runs).");
  for (const { path } of plan) {
    progress.info(`Removing ${path}`);
    await rm(path, { recursive: true, force: true });
  }
  if (data) await removeEmpty(config.dataDir);
}

function requireOwnData(config: Config): void {
  if (config.env === "production")
    throw precondition("ENV is production: `clean --data` is for development.", "Leave out --data.");
  if (config.databaseUrl !== null)
    throw precondition(
      "DATABASE_URL is set: that database is not ours to remove.",
      "Empty it with `xtablo db reset`, or unset DATABASE_URL to mean the embedded one.",
    );
}

async function listData(config: Config): Promise<string[]> {
  const status = await embeddedStatus(config);
  // What root runs may have its cluster in a folder of its own elsewhere.
  const elsewhere =
    status.state === "absent" || dirname(status.directory) === config.dataDir ? [] : [dirname(status.directory)];
  return [...(await listPlaces(config.dataDir, dataNames)), ...elsewhere];
}

async function removeEmpty(folder: string): Promise<void> {
  const left = await readdir(folder).catch(() => ["gone"]);
  if (left.length === 0) await rmdir(folder);
}

/** Shows a removal's place below the root. */
export function placeOf(root: string, path: string): string {
  return path.startsWith(join(root, "/")) ? path.slice(join(root, "/").length) : path;
}
