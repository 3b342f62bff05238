import { createHash, randomUUID } from "node:crypto";
import { cp, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";

/** So many releases' files are kept: a page that was loaded before a deploy asks for its own. */
const keptReleases = 3;

/**
 * Adds the built UI's hashed files to a folder that all releases share, and drops what is older than the last three.
 * `directory` is the built UI. Gives the folders of the other releases, the newest first. Several servers may do it at once.
 */
export async function keepAssets(directory: string, shared: string): Promise<string[]> {
  const names = (await readdir(join(directory, "assets"))).toSorted();
  const own = createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 16);
  await mkdir(shared, { recursive: true });
  const place = join(shared, own);
  if (!(await isThere(place))) await copyWhole(join(directory, "assets"), place);
  const now = new Date();
  await utimes(place, now, now); // started last
  const releases = await newestFirst(shared);
  for (const old of releases.slice(keptReleases)) await rm(old, { recursive: true, force: true });
  return releases.slice(0, keptReleases).filter((folder) => folder !== place);
}

/** Beside, then renamed: nobody sees half of it. Another server may have been faster. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}.${randomUUID()}.part`; // every container has the same process id
  await cp(from, join(partial, "assets"), { recursive: true });
  try {
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!(await isThere(to))) throw error;
  }
}

async function newestFirst(shared: string): Promise<string[]> {
  const names = (await readdir(shared)).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const folders = await Promise.all(
    names.map(async (name) => ({ path: join(shared, name), at: (await stat(join(shared, name))).mtimeMs })),
  );
  return folders.toSorted((a, b) => b.at - a.at).map(({ path }) => path);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
