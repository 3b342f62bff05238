import { cp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { callingNpm } from "../lib/environment.ts";
import { formatBytes } from "../lib/format-bytes.ts";
import { buildDesktopApp, desktopAppFolder, findElectronVite } from "./build-desktop.ts";
import { buildJavaScript } from "./build-javascript.ts";
import { readManifest, writeManifests } from "./build-manifest.ts";
import { replaceFolder } from "./draft.ts";
import type { Progress } from "./progress.ts";
import { runSteps, type Step, type StepResult } from "./steps.ts";
import { runTool } from "./tool.ts";
import { buildWebApp, webAppFolder } from "./web-app.ts";

/** Something that was built, or would be: then it has no size yet. */
export interface Artifact {
  name: "web app" | "package" | "tarball" | "desktop app";
  path: string;
  bytes: number | null;
}

/** What a build did and left. */
export interface Build {
  version: string;
  artifacts: Artifact[];
  steps: StepResult[];
}

/**
 * Builds the web app, the package that holds it with the JavaScript of all the rest, that package's tarball, and the desktop
 * app, where what builds it is installed.
 */
export async function build(root: string, progress: Progress, { dryRun }: { dryRun: boolean }): Promise<Build> {
  const { name, version } = await readManifest(root);
  const webApp = webAppFolder(root);
  const tree = join(root, "dist", name);
  const tarball = join(root, "dist", `${name}-${version}.tgz`);
  const parts: Part[] = [
    { name: "web app", path: webApp, make: async () => buildWebApp(root, progress) },
    { name: "package", path: tree, make: async () => buildPackage(root, tree) },
    { name: "tarball", path: tarball, make: async () => pack(tree, tarball) },
  ];
  if (findElectronVite(root))
    parts.push({ name: "desktop app", path: desktopAppFolder(root), make: async () => buildDesktopApp(root, tree) });
  const steps = await runSteps(
    parts.map((part) => step(root, part)),
    progress,
    { dryRun },
  );
  const artifacts: Artifact[] = [];
  for (const { name, path } of parts) artifacts.push({ name, path, bytes: dryRun ? null : await sizeOf(path) });
  return { version, artifacts, steps };
}

/** What is built, where to, and how. */
interface Part {
  name: Artifact["name"];
  path: string;
  make: () => Promise<void>;
}

/** A build is always made anew: what it depends on is more than sources. */
function step(root: string, { name, path, make }: Part): Step {
  return {
    name,
    look: async () => ({ needed: true, says: `into ${relative(root, path)}` }),
    act: async () => {
      await make();
      return `${relative(root, path)}, ${formatBytes(await sizeOf(path))}`;
    },
  };
}

/** Lays the package out as the repository is, so that everything finds everything at the same places. */
async function buildPackage(root: string, tree: string): Promise<void> {
  await mkdir(join(root, "dist"), { recursive: true });
  await replaceFolder(tree, async (draft) => {
    await buildJavaScript(root, draft);
    await writeManifests(root, draft);
    for (const path of carried) await cp(join(root, path), join(draft, path), { recursive: true });
    await cp(webAppFolder(root), webAppFolder(draft), { recursive: true });
  });
}

/** Of the sources, what is used as it is: a package deploys, too. */
const carried = ["LICENSE", "deploy/compose.yaml", "deploy/docker-compose.prod.yaml", "deploy/caddy"];

async function pack(tree: string, tarball: string): Promise<void> {
  const draft = `${tarball}.${process.pid}`;
  const args = ["pack", tree, "--pack-destination", draft, "--ignore-scripts", "--loglevel=error"];
  try {
    await mkdir(draft);
    await runTool({ ...npm(args), cwd: tree, failure: "npm cannot pack the package." });
    const [made = ""] = await readdir(draft);
    await rename(join(draft, made), tarball);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The npm that runs us, or else the one on the PATH. */
function npm(args: string[]): { file: string; args: string[]; shell?: boolean } {
  const own = callingNpm();
  if (own?.endsWith(".js")) return { file: process.execPath, args: [own, ...args] };
  return { file: "npm", args, shell: process.platform === "win32" };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  let bytes = 0;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}
