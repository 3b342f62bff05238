import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Sets back the times of all files below a folder. */
export async function ageFiles(folder: string, byMs: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs } = await stat(path);
    const before = new Date(mtimeMs - byMs);
    await utimes(path, before, before);
  }
}

/** Writes a file that somebody else put into a store. */
export async function writeForeign(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "not of Xtablo's making");
}
