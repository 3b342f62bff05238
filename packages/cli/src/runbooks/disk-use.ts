import { glob, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The paths below `root` that fit the patterns and are there, sorted. */
export async function listPlaces(root: string, patterns: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(patterns, { cwd: root })) found.push(join(root, path));
  return found.toSorted();
}

/** How much a file, or all that a folder holds, takes. What vanishes meanwhile counts as nothing. */
export async function sizeOf(path: string): Promise<number> {
  const entry = await lstat(path).catch(() => null);
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.size;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
