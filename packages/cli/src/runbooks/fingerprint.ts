import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildVariant } from "../lib/environment.ts";

/** One hash over files and folders below the root, without tests: over names and contents, since times change with every clone. */
export async function fingerprint(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(buildVariant());
  for (const source of sources) {
    for (const file of await listFiles(join(root, source))) {
      if (/\.test\.tsx?$|[/\\](testing|reliability|node_modules)[/\\]/.test(file)) continue;
      hash
        .update(file.slice(root.length))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.toSorted();
}

/** Where it is kept of which sources a built folder was made. */
export function markFile(folder: string): string {
  return `${folder}.sources`;
}

/** Whether a built folder was made of sources with this {@link fingerprint}. */
export async function isMadeOf(folder: string, mark: string): Promise<boolean> {
  return (await readFile(markFile(folder), "utf8").catch(() => "")) === mark;
}
