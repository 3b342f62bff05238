import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "./program.ts";

/** A program of an installed package, to run with this Node in the clone's root. */
export async function installedProgram(
  root: string,
  name: string,
  args: string[],
  packageName = name,
): Promise<Program> {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { bin: Record<string, string> }; // npm installed it
  const file = bin[name];
  if (!file) throw new Error(`the package ${packageName} has no program ${name}`);
  return { file: process.execPath, args: [join(folder, file), ...args], cwd: root };
}
