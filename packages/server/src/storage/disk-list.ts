import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isKey, pageSize, type StoredObject, type UnfinishedObject } from "./file-store.ts";

/** Of a disk store: what is being written, until it is renamed. */
export const partialFolder = "partial";

/** A name of its own for each attempt to write a file, which says what it would become. */
export function partialName(key: string): string {
  return `${key.split("/").slice(1).join(".")}.${randomUUID()}`;
}

/** Every file of a disk store, a page at a time. What goes away meanwhile is left out. */
export async function* listFiles(root: string): AsyncGenerator<StoredObject[]> {
  let page: StoredObject[] = [];
  for await (const folder of entriesOf(root)) {
    if (!folder.isDirectory() || folder.name === partialFolder) continue;
    for await (const file of entriesOf(join(root, folder.name))) {
      const key = `files/${folder.name}/${file.name}`;
      const found = isKey(key) ? await statOf(join(root, folder.name, file.name)) : null;
      if (found) page.push({ key, sizeBytes: found.size, modifiedAt: found.mtime });
      if (page.length < pageSize) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

/** Every half-written file of a disk store, a page at a time. Each write makes it younger. */
export async function* listPartials(root: string): AsyncGenerator<UnfinishedObject[]> {
  let page: UnfinishedObject[] = [];
  for await (const { name } of entriesOf(join(root, partialFolder))) {
    const found = await statOf(join(root, partialFolder, name));
    const key = `files/${name.split(".").slice(0, 2).join("/")}`;
    if (found) page.push({ key: isKey(key) ? key : null, id: name, seenAt: found.mtime });
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Whether the system refused a call for one of these reasons. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** Of a folder that need not be there. */
async function* entriesOf(path: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
