import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NativeImage, WebContents } from "electron";
import { safeFileName } from "./file-name.ts";

/** What may be dragged out of a window: a drag can't wait for more. */
const largestBytes = 100_000_000;

/** Files on their way out of the window, fetched ahead, since the system takes paths alone. */
export interface Drags {
  /** Fetches a file of a server by the session of the page; false when it is too large, or not to be had. */
  prepare: (contents: WebContents, origin: string, file: { id: string; name: string }) => Promise<boolean>;
  /** Hands it over to the system; false when it was not prepared by this page. */
  start: (contents: WebContents, id: string) => boolean;
}

/** Makes {@link Drags} that keep what is dragged in `folder`; what was there is removed. */
export async function createDrags(folder: string, icon: NativeImage): Promise<Drags> {
  await rm(folder, { recursive: true, force: true });
  const prepared = new WeakMap<WebContents, Map<string, string>>();
  return {
    prepare: async (contents, origin, { id, name }) => {
      const response = await contents.session.fetch(`${origin}/api/files/${id}/content`, { credentials: "include" });
      const size = Number(response.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
      if (!response.ok || size > largestBytes) {
        await response.body?.cancel();
        return false;
      }
      const path = join(folder, id, safeFileName(name));
      await mkdir(join(folder, id), { recursive: true });
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const paths = prepared.get(contents) ?? new Map<string, string>();
      prepared.set(contents, paths.set(id, path));
      return true;
    },
    start: (contents, id) => {
      const file = prepared.get(contents)?.get(id);
      if (file === undefined) return false;
      contents.startDrag({ file, icon });
      return true;
    },
  };
}
