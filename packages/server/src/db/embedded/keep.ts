import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";

/** Notes that the running postmaster is to stay up when its programs end. The note dies with the postmaster. */
export async function keep(place: Place): Promise<void> {
  const postmaster = await readPostmaster(place.directory);
  if (postmaster) await writeFile(fileOf(place), `${postmaster.pid}\n`);
}

/** Whether the running postmaster is to stay up. */
export async function isKept(place: Place): Promise<boolean> {
  const postmaster = await readPostmaster(place.directory);
  const note = await readFile(fileOf(place), "utf8").catch(() => "");
  return postmaster !== null && Number.parseInt(note, 10) === postmaster.pid;
}

function fileOf(place: Place): string {
  return join(place.dataDir, "postgres.keep");
}
