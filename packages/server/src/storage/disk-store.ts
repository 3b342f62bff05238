import { createWriteStream } from "node:fs";
import { access, constants, mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { storageAway } from "../http/unavailable.ts";
import { hasCode, listFiles, listPartials, partialFolder, partialName } from "./disk-list.ts";
import { type ByteRange, type FileStore, requireKey } from "./file-store.ts";

/** Read at once, and gathered until the last write is done: each takes a thread's turn. */
const pieceBytes = 262_144;

/** Keeps files in a folder. Bytes are written beside, flushed, then renamed: a crash leaves no half file under its name. */
export function openDiskStore(root: string): FileStore {
  return {
    async put(key, bytes) {
      const path = pathOf(root, key);
      const partial = join(root, partialFolder, partialName(key));
      try {
        await mkdir(dirname(partial), { recursive: true });
        await pipeline(bytes, createWriteStream(partial, { flush: true, mode: 0o600, highWaterMark: pieceBytes }));
        const made = await moveInto(partial, path);
        await flushFolder(dirname(path));
        if (made) await flushFolder(dirname(made));
      } catch (error) {
        await rm(partial, { force: true }).catch(() => {}); // the folder is gone or no folder: nothing of ours is in it
        throw isOfDisk(error) ? storageAway(error) : error;
      }
    },

    async open(key, range) {
      try {
        return await openRange(pathOf(root, key), range);
      } catch (error) {
        throw storageAway(error);
      }
    },

    async remove(key) {
      const path = pathOf(root, key);
      await rm(path, { force: true });
      await rmdir(dirname(path)).catch(ignoreInUse); // the last file of a tablo takes the folder with it
    },
    list: () => listFiles(root),
    listUnfinished: () => listPartials(root),
    async removeUnfinished({ id }) {
      await rm(join(root, partialFolder, basename(id)), { force: true });
    },

    async check() {
      await mkdir(root, { recursive: true });
      await access(root, constants.R_OK | constants.W_OK);
    },

    async close() {},
  };
}

function pathOf(root: string, key: string): string {
  requireKey(key);
  return join(root, ...key.split("/").slice(1));
}

/** The folder may go between the two, when its last file is removed: then it is made again. Gives the first folder it made. */
async function moveInto(partial: string, path: string): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const made = await mkdir(dirname(path), { recursive: true });
    try {
      await rename(partial, path);
      return made;
    } catch (error) {
      if (!hasCode(error, "ENOENT") || attempt === 3) throw error;
    }
  }
}

function ignoreInUse(error: unknown): void {
  if (!hasCode(error, "ENOTEMPTY", "EEXIST", "ENOENT")) throw error;
}

/** Throws when not all of the range is there. */
async function openRange(path: string, range: ByteRange): Promise<Readable> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size <= range.end) throw new Error(`${path} has only ${size} bytes`);
    return handle.createReadStream({ ...range, highWaterMark: pieceBytes });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Makes the rename itself survive a power cut. Windows flushes folders by itself and refuses to be asked. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Errors of the stream come as they are; those of the disk name the system call that failed. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
