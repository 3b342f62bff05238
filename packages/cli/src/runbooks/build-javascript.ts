import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, relative } from "node:path";
import { Failure } from "../lib/failure.ts";
import { type Manifest, readManifest } from "./build-manifest.ts";
import { runTool } from "./tool.ts";

/** The packages whose code runs under Node. */
const packages = ["packages/contract", "packages/server", "packages/cli"];

/** Node refuses TypeScript below `node_modules`. Puts the same code into `tree` as JavaScript, at the same places. */
export async function buildJavaScript(root: string, tree: string): Promise<void> {
  const typescript = dirname(createRequire(join(root, "package.json")).resolve("typescript/package.json"));
  await runTool({
    file: process.execPath,
    args: [join(typescript, "bin/tsc"), "-p", join(root, "tsconfig.build.json"), "--outDir", tree],
    cwd: root,
    failure: "The JavaScript cannot be built.",
  });
  for (const folder of packages) await copyAssets(join(root, folder, "src"), join(tree, folder, "src"));
  await linkPackages(tree, await findEntries(root));
}

/** Styles and scripts for browsers, which the compiler leaves alone. */
async function copyAssets(from: string, to: string): Promise<void> {
  for (const file of await listFiles(from)) {
    const target = join(to, relative(from, file));
    if (extname(file) === ".ts" || (await stat(target).catch(() => null))) continue;
    await cp(file, target);
  }
}

/** Where the entries of our own packages are, by the name that is imported: `@xtablo/server/ops`. */
async function findEntries(root: string): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const folder of packages) {
    const { name, exports = {} }: Manifest = await readManifest(join(root, folder));
    for (const [entry, source] of Object.entries(exports))
      entries.set(join(name, entry), join(folder, source).replace(/\.ts$/, ".js"));
  }
  return entries;
}

/** Makes imports of our own packages imports of their files, so that nothing has to be installed below `node_modules`. */
async function linkPackages(tree: string, entries: Map<string, string>): Promise<void> {
  for (const file of await listFiles(tree)) {
    if (extname(file) !== ".js") continue;
    const code = await readFile(file, "utf8");
    const linked = code.replace(
      /(\bfrom |\bimport |\bimport\()"(@xtablo\/[^"]+)"/g,
      (_, before: string, name: string) => {
        const entry = entries.get(name);
        if (!entry)
          throw new Failure(`${file} imports ${name}, which no package of ours exports.`, "Correct the import.");
        return `${before}"${relativeUrl(file, join(tree, entry))}"`;
      },
    );
    if (linked !== code) await writeFile(file, linked);
  }
}

function relativeUrl(from: string, to: string): string {
  const path = relative(dirname(from), to).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
