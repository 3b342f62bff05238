import manifest from "../../package.json" with { type: "json" };

/** Which release this is. The commit is written in by the image's build. */
export function readRelease(): { version: string; commit: string | null } {
  return { version: manifest.version, commit: null };
}
