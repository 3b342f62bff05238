import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { electronFolder } from "../lib/environment.ts";
import { precondition } from "../lib/failure.ts";

/**
 * The program file of Electron, as the package of that name would give it. But that downloads what is missing: this throws a
 * `Failure` instead, since nobody asked for 100 MB from elsewhere.
 */
export function findElectron(root: string): string {
  const folder = findPackage(root);
  if (!folder)
    throw precondition("Electron is not installed: it is a development dependency.", "Run `npm ci`, then start again.");
  const elsewhere = electronFolder();
  const name = readName(folder);
  const program = join(elsewhere ?? join(folder, "dist"), name ?? "electron");
  if (existsSync(program) && (elsewhere !== null || name !== null)) return program;
  if (elsewhere !== null)
    throw precondition(`There is no Electron at ${program}.`, "Correct ELECTRON_OVERRIDE_DIST_PATH, or unset it.");
  throw precondition(
    "Electron's program is not there yet: npm installs no more than its package.",
    "Run `npx install-electron`, which downloads it once, then start again.",
  );
}

function findPackage(root: string): string | null {
  try {
    return dirname(createRequire(join(root, "packages/desktop/package.json")).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

/** What the program is called on this system: the download leaves it in a file. */
function readName(folder: string): string | null {
  const file = join(folder, "path.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
