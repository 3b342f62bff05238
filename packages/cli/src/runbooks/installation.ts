import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What `scripts/ensure-installed.js` gives; it is plain JavaScript, since it runs before anything is installed. */
interface Installer {
  isInstalled: (root: string) => boolean;
  /** Ends the process when `npm ci` fails. */
  ensureInstalled: (root: string) => void;
}

/** Loads the clone's installer. */
export async function loadInstaller(root: string): Promise<Installer> {
  return (await import(pathToFileURL(join(root, "scripts/ensure-installed.js")).href)) as Installer;
}

/** The oldest Node that the clone's package.json allows, such as `24.15`, and whether this one is new enough. */
export async function compareNode(root: string): Promise<{ wanted: string; found: string; enough: boolean }> {
  const { engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { engines: { node: string } }; // our own
  const wanted = engines.node.replace(/^>=/, "");
  const found = process.versions.node;
  return { wanted, found, enough: wanted.localeCompare(found, "en", { numeric: true }) <= 0 };
}
