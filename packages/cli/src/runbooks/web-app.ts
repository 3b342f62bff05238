import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isSource } from "@xtablo/server/ops/place";
import { replaceFolder } from "./draft.ts";
import { fingerprint, isMadeOf, markFile } from "./fingerprint.ts";
import type { Progress } from "./progress.ts";
import { runTool } from "./tool.ts";

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
  return isMadeOf(webAppFolder(root), await fingerprint(root, sources));
}

/** Builds the UI unless what is there was made from the same sources, or came with the package. True when it had to. */
export async function ensureWebApp(root: string, progress: Progress): Promise<boolean> {
  if (!isSource) return false;
  const mark = await fingerprint(root, sources);
  if (await isMadeOf(webAppFolder(root), mark)) return false;
  await buildWebApp(root, progress, mark);
  return true;
}

/** Builds the UI aside and puts it in place when it is whole. Throws a `Failure` with the last lines of the build. */
export async function buildWebApp(root: string, progress: Progress, mark?: string): Promise<void> {
  progress.info("Building the web app…");
  const fresh = mark ?? (await fingerprint(root, sources));
  await replaceFolder(webAppFolder(root), async (draft) => {
    await runVite(root, draft);
    await rm(markFile(webAppFolder(root)), { force: true });
  });
  await writeFile(markFile(webAppFolder(root)), fresh);
}

async function runVite(root: string, outDir: string): Promise<void> {
  const desktop = join(root, "packages/desktop");
  const vite = createRequire(join(desktop, "package.json")).resolve("vite/package.json");
  const config = join(desktop, "src/renderer/vite.config.ts");
  const args = [join(dirname(vite), "bin/vite.js"), "build", "--config", config, "--outDir", outDir, "--emptyOutDir"];
  await runTool({
    file: process.execPath,
    args: [...args, "--logLevel", "warn"],
    cwd: root,
    failure: "The web app cannot be built.",
  });
}
