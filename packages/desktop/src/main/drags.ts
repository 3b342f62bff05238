import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { NativeImage, WebContents } from "electron";
import { safeFileName } from "./file-name.ts";

/** What may be dragged out of a window: a drag can't wait for more. */
const largestBytes = 100_000_000;

/** The file on its way out of each page, fetched ahead, since the system takes paths alone. */
export interface Drags {
  /** Fetches a file of a server by the session of the page; false when it is too large, or not to be had. */
  prepare: (contents: WebContents, origin: string, file: { id: string; name: string }) => Promise<boolean>;
  /** Gives up what is being fetched for a page. */
  cancel: (contents: WebContents) => void;
  /** Hands it over to the system; false when it is not the one that this page prepared last. */
  start: (contents: WebContents, id: string) => boolean;
}

/**
 * Makes {@link Drags} that keep below `parent` what each page has prepared last. What an earlier start left is removed, unless
 * another program has it open: Windows keeps that.
 */
export async function createDrags(parent: string, icon: NativeImage): Promise<Drags> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent))
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  const folder = await mkdtemp(join(parent, "run-"));
  const prepared = new WeakMap<WebContents, { id: string; path: string }>();
  /** Pages that wait for a file, one at a time, and what gives it up. */
  const fetching = new WeakMap<WebContents, AbortController>();
  const folders = new WeakMap<WebContents, string>();

  /** Where a page's file is kept until the page is closed. */
  function folderOf(contents: WebContents): string {
    const known = folders.get(contents);
    if (known !== undefined) return known;
    const own = join(folder, String(contents.id));
    folders.set(contents, own);
    contents.once("destroyed", () => void rm(own, { recursive: true, force: true }).catch(() => {})); // the next start does
    return own;
  }

  async function fetchFile(
    contents: WebContents,
    origin: string,
    { file, signal }: { file: { id: string; name: string }; signal: AbortSignal },
  ): Promise<boolean> {
    const own = folderOf(contents);
    const path = join(own, safeFileName(file.name));
    prepared.delete(contents);
    await rm(own, { recursive: true, force: true });
    await mkdir(own);
    const address = `${origin}/api/files/${file.id}/content`;
    // A server can't lead to another by it: the app reaches what pages don't.
    const response = await contents.session.fetch(address, { credentials: "include", redirect: "error", signal });
    if (!response.ok || !response.body) return false;
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    await pipeline(body, atMost(largestBytes), createWriteStream(path, { mode: 0o600 }), { signal });
    prepared.set(contents, { id: file.id, path });
    return true;
  }

  return {
    prepare: async (contents, origin, file) => {
      if (fetching.has(contents)) return false;
      const ended = new AbortController();
      fetching.set(contents, ended);
      try {
        return await fetchFile(contents, origin, { file, signal: ended.signal });
      } catch {
        return false; // it is too large, the server is away, or it was a click: then it is not dragged
      } finally {
        fetching.delete(contents);
      }
    },
    cancel: (contents) => fetching.get(contents)?.abort(),
    start: (contents, id) => {
      const file = prepared.get(contents);
      if (file?.id !== id) return false;
      contents.startDrag({ file: file.path, icon });
      return true;
    },
  };
}

/** Lets so many bytes through, and fails on the next. */
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      left -= chunk.length;
      if (left < 0) done(new Error("It is too large."));
      else done(null, chunk);
    },
  });
}
