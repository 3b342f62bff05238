import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../lib/failure.ts";

/** What is used of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  license?: string;
  description?: string;
  engines?: Record<string, string>;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  oclif?: Record<string, unknown>;
}

/** The packages that make up the installable one. */
const parts = ["packages/contract", "packages/server", "packages/cli"];

/** Reads the `package.json` of a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest; // our own
}

/**
 * Writes the `package.json` of the installable package: what ours need, each at its exact version, with the Node and the
 * PostgreSQL that the repository pins.
 */
export async function writeManifests(root: string, tree: string): Promise<void> {
  const whole = await readManifest(root);
  const cli = await readManifest(join(root, "packages/cli"));
  const { name, version, license, engines, optionalDependencies } = whole;
  await write(tree, {
    name,
    version,
    description: cli.description,
    license,
    type: "module",
    bin: { [name]: "packages/cli/bin/run.js" },
    engines,
    dependencies: await gatherDependencies(root, parts),
    optionalDependencies,
    oclif: builtPaths(cli.oclif),
  });
  // The server tells its release from its own.
  const server = await readManifest(join(root, "packages/server"));
  await write(join(tree, "packages/server"), { name: server.name, version: server.version, type: "module" });
}

/** What some of our packages need, by name; each at the one version that all of them want. */
export async function gatherDependencies(root: string, parts: readonly string[]): Promise<Record<string, string>> {
  const gathered: Record<string, string> = {};
  for (const part of parts)
    for (const [name, version] of Object.entries((await readManifest(join(root, part))).dependencies ?? {})) {
      if (name.startsWith("@xtablo/")) continue;
      if ((gathered[name] ??= version) !== version)
        throw new Failure(`${part} wants ${name} ${version}, another package ${gathered[name]}.`, "Make them agree.");
    }
  return gathered;
}

/** The same, with every `./….ts` as the JavaScript that was made from it, seen from the tree's root. */
function builtPaths(oclif: unknown): unknown {
  return JSON.parse(JSON.stringify(oclif).replace(/"\.\/(src\/[^"]+)\.ts"/g, '"./packages/cli/$1.js"')) as unknown;
}

async function write(folder: string, manifest: object): Promise<void> {
  await writeFile(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
