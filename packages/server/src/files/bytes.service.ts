import type { FileStore } from "../storage/file-store.ts";

/** Removals on their way at once: an S3 store takes its time for each. */
const atOnce = 10;

/** Where a file's bytes live. */
export function keyOf(tabloId: string, fileId: string): string {
  return `files/${tabloId}/${fileId}`;
}

/** The id of the file whose bytes live there. */
export function idOf(key: string): string {
  return key.split("/").at(-1) ?? "";
}

/**
 * Removes the bytes of files whose rows are gone. Call it after the commit that removed the rows: bytes without a row are
 * found by the orphan job, so whoever is killed here, or finds the store away, leaves nothing that stays.
 */
export async function removeBytes(files: FileStore, keys: readonly string[], signal?: AbortSignal): Promise<void> {
  for (let start = 0; start < keys.length; start += atOnce) {
    signal?.throwIfAborted();
    await Promise.all(keys.slice(start, start + atOnce).map((key) => files.remove(key)));
  }
}
