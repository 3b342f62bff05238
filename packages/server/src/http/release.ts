import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };

/** Written by the image's build. */
const stamp = fileURLToPath(new URL("../../../../release.json", import.meta.url));

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
