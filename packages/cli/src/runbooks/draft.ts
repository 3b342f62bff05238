import { readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A draft that nobody wrote to for so long belongs to a build that was killed. */
const abandonedMs = 600_000;

/** Makes a folder aside and puts it in place when it is whole, instead of the one before. Returns its path. */
export async function replaceFolder(folder: string, make: (draft: string) => Promise<void>): Promise<string> {
  const draft = `${folder}.${process.pid}`;
  const before = `${draft}-before`;
  try {
    await sweepDrafts(folder);
    await make(draft);
    await rename(folder, before).catch(ignoreMissing); // whoever reads from it misses it for a moment alone
    await rename(draft, folder);
  } finally {
    for (const path of [draft, before]) await rm(path, { recursive: true, force: true });
  }
  return folder;
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** Removes what builds that were killed left; one that still runs elsewhere keeps its own. */
async function sweepDrafts(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent).catch(() => [])) {
    const path = join(parent, name);
    if (!name.startsWith(`${basename(folder)}.`) || !/\.\d+(-before)?$/.test(name)) continue;
    if ((await stat(path)).mtimeMs < Date.now() - abandonedMs) await rm(path, { recursive: true, force: true });
  }
}
