import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, constants, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { storageAway } from "../http/unavailable.ts";
import { type ByteRange, type FileStore, requireKey } from "./file-store.ts";

/** Read at once, and gathered until the last write is done: each takes a thread's turn. */
const pieceBytes = 262_144;

/** Keeps files in a folder. Bytes are written beside, flushed, then renamed: a crash leaves no half file under its name. */
export function openDiskStore(root: string): FileStore {
  return {
    async put(key, bytes) {
      const path = pathOf(root, key);
      const partial = join(root, "partial", randomUUID());
      try {
        await mkdir(dirname(partial), { recursive: true });
        await pipeline(bytes, createWriteStream(partial, { flush: true, mode: 0o600, highWaterMark: pieceBytes }));
        const made = await mkdir(dirname(path), { recursive: true });
        await rename(partial, path);
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
      await rm(pathOf(root, key), { force: true });
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
