import { readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../place.ts";

/** Written by the image's build. */
const stamp = join(root, "release.json");

/** Which release this is; `commit` is known in an image only. */
export function readRelease(): { version: string; commit: string | null } {
  try {
    const { version, commit } = JSON.parse(readFileSync(stamp, "utf8")) as { version: string; commit: string };
    return { version, commit };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { version: manifest.version, commit: null };
  }
}
