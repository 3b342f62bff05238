import { existsSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { programOf } from "./binaries.ts";
import type { EmbeddedLog } from "./embedded-error.ts";
import { explainFailure } from "./explain.ts";
import type { Place } from "./place.ts";
import { exists } from "./postmaster.ts";
import { runAs } from "./run-as.ts";

/** Every connection of ours is made as this role. */
export const roleName = "xtablo";

/**
 * Makes the cluster unless it is there.
 * It is made aside and then renamed: a crash leaves no half cluster, and of two that start at once one wins.
 */
export async function initializeCluster(place: Place, log: EmbeddedLog): Promise<void> {
  if (existsSync(join(place.directory, "PG_VERSION"))) return;
  log.info(`making the embedded PostgreSQL in ${place.directory}`);
  const draft = `${place.directory}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  await mkdir(dirname(place.directory), { recursive: true, mode: 0o755 });
  await sweepDrafts(place.directory);
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, place.state.password, { mode: 0o600 });
    if (place.owner) {
      await chown(draft, place.owner.uid, place.owner.gid);
      await chown(passwordFile, place.owner.uid, place.owner.gid);
    }
    await runInitdb(place, draft, passwordFile);
    await moveIntoPlace(draft, place.directory);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what starts that were killed left half made. */
async function sweepDrafts(directory: string): Promise<void> {
  const folder = dirname(directory);
  for (const name of await readdir(folder)) {
    const pid = Number(/^postgres\.(\d+)(\.password)?$/.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !exists(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function runInitdb(place: Place, draft: string, passwordFile: string): Promise<void> {
  const { code, output } = await runAs(place.owner, programOf(place.binaries, "initdb"), [
    `--pgdata=${draft}`,
    `--username=${roleName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin", // sorts alike on every system, whatever its libraries
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ]).catch((error: Error) => ({ code: 1, output: error.message }));
  if (code !== 0) throw explainFailure("could not be prepared", output, place.directory);
}

async function moveIntoPlace(draft: string, directory: string): Promise<void> {
  try {
    await rename(draft, directory);
  } catch (error) {
    if (existsSync(join(directory, "PG_VERSION"))) return; // another start was faster
    throw error;
  }
}
