import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildVariant, environmentWith } from "../lib/environment.ts";
import { Failure } from "../lib/failure.ts";
import { runQuietly } from "./program.ts";
import type { Progress } from "./progress.ts";

/** What the UI is made of. */
const sources = [
  "packages/desktop/src/renderer",
  "packages/desktop/src/pdf-assets.ts",
  "packages/contract/src",
  "packages/desktop/package.json",
];

/** Where the built UI is, below the root. */
export function webAppFolder(root: string): string {
  return join(root, "packages/desktop/dist/web");
}

/** Whether what is built was made from the sources as they are. */
export async function isWebAppFresh(root: string): Promise<boolean> {
  return (await readFile(markFile(root), "utf8").catch(() => "")) === (await fingerprint(root));
}

/** Builds the UI unless what is there was made from the same sources. True when it had to. */
export async function ensureWebApp(root: string, progress: Progress): Promise<boolean> {
  const mark = await fingerprint(root);
  const built = await readFile(markFile(root), "utf8").catch(() => "");
  if (built === mark) return false;
  await buildWebApp(root, progress, mark);
  return true;
}

/** Builds the UI aside and puts it in place when it is whole. Throws a {@link Failure} with the last lines of the build. */
export async function buildWebApp(root: string, progress: Progress, mark?: string): Promise<void> {
  progress.info("Building the web app…");
  const folder = webAppFolder(root);
  const draft = `${folder}.${process.pid}`;
  const fresh = mark ?? (await fingerprint(root));
  try {
    await sweepDrafts(folder);
    await runVite(root, draft);
    await rm(markFile(root), { force: true });
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    await writeFile(markFile(root), fresh);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what builds that were killed left; one that still runs elsewhere keeps its own. */
async function sweepDrafts(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent).catch(() => [])) {
    const path = join(parent, name);
    const old = /^web\.\d+$/.test(name) && (await stat(path)).mtimeMs < Date.now() - 600_000;
    if (old) await rm(path, { recursive: true, force: true });
  }
}

async function runVite(root: string, outDir: string): Promise<void> {
  const desktop = join(root, "packages/desktop");
  const vite = createRequire(join(desktop, "package.json")).resolve("vite/package.json");
  const config = join(desktop, "src/renderer/vite.config.ts");
  const args = [join(dirname(vite), "bin/vite.js"), "build", "--config", config, "--outDir", outDir, "--emptyOutDir"];
  // A process of its own, so that its memory is gone when the server starts.
  const { code, stdout, stderr } = await runQuietly({
    file: process.execPath,
    args: [...args, "--logLevel", "warn"],
    cwd: root,
    env: environmentWith({ NO_COLOR: "1" }),
  });
  if (code === 0) return;
  const said = stdout + stderr;
  throw new Failure(
    `The web app cannot be built.\n${said.trim().split("\n").slice(-20).join("\n")}`,
    "Correct what it says and start again.",
  );
}

/** One hash over names and contents: times change with every clone. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash("sha256").update(buildVariant());
  for (const source of sources) {
    for (const file of await listFiles(join(root, source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash
        .update(file.slice(root.length))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.toSorted();
}

function markFile(root: string): string {
  return `${webAppFolder(root)}.sources`;
}
