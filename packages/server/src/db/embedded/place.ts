import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { type Binaries, findBinaries } from "./binaries.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { chooseOwner, findClosedFolder } from "./owner.ts";
import { type Owner, runAs } from "./run-as.ts";
import { createState, readState, type State } from "./state.ts";

/** Everything that is fixed about the database of a data folder. */
export interface Place {
  dataDir: string;
  /** The cluster. */
  directory: string;
  binaries: string;
  owner: Owner | null;
  state: State;
}

/** For what root runs, when the account that runs PostgreSQL cannot enter the clone. */
const sharedFolder = "/var/lib/xtablo";

/** Decides where the database of `dataDir` lives and who runs it, and remembers it. */
export async function preparePlace(dataDir: string): Promise<Place> {
  const known = await findPlace(dataDir);
  if (known) return known;
  await mkdir(dataDir, { recursive: true });
  const owner = await chooseOwner(null);
  const elsewhere = owner !== null && (await findClosedFolder(owner, dataDir)) !== null;
  const state = await createState(
    dataDir,
    elsewhere ? join(sharedFolder, randomBytes(6).toString("hex"), "postgres") : "postgres",
  );
  return placeOf(dataDir, state);
}

/** The place of a database that was prepared before, or null. */
export async function findPlace(dataDir: string): Promise<Place | null> {
  const state = await readState(dataDir);
  return state && placeOf(dataDir, state);
}

async function placeOf(dataDir: string, state: State): Promise<Place> {
  const directory = resolve(dataDir, state.directory);
  const owner = await chooseOwner(directory);
  if (owner && !isAbsolute(state.directory)) await requireReach(owner, dataDir);
  const binaries = await reachableBinaries(owner, await findBinaries());
  return { dataDir, directory, binaries, owner, state };
}

async function requireReach(owner: Owner, dataDir: string): Promise<void> {
  const closed = await findClosedFolder(owner, dataDir);
  if (!closed) return;
  throw new EmbeddedError(
    `PostgreSQL runs as ${owner.name}, who may not enter ${closed}.`,
    `Run \`chmod o+x '${closed}'\`, or start as the owner of that folder.`,
  );
}

async function reachableBinaries(owner: Owner | null, found: Binaries): Promise<string> {
  if (!owner || !(await findClosedFolder(owner, join(found.root, "bin", "postgres")))) return found.root;
  const copy = join(sharedFolder, `postgresql-${found.version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await cp(found.root, draft, { recursive: true, verbatimSymlinks: true });
  await runAs(null, "chmod", ["-R", "a+rX", draft]); // whatever our umask made of it
  await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // another start was faster
  });
  return copy;
}
