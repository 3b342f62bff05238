import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { removeFolder } from "../../../server/src/testing/remove-folder.ts";
import type { Finished } from "./run-cli.ts";

/** A folder into which the package was installed, with an environment that says nothing of the clone. */
export interface Installed {
  folder: string;
  /** Runs `xtablo` there to its end. */
  xtablo: (...args: string[]) => Promise<Finished>;
  /** Starts `xtablo` there. */
  begin: (...args: string[]) => ReturnType<typeof startProgram>;
  remove: () => Promise<void>;
}

/** Installs a tarball into an empty folder, as whoever was handed it would. `settings` become its `.env`. */
export async function install(tarball: string, settings: string): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-installed-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, ".env"), settings);
  const args = ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, stderr } = await startProgram("npm", args, folder).finished;
  if (code !== 0) throw new Error(`It cannot be installed: ${stderr}`);
  const begin = (...words: string[]) => startProgram(join(folder, "node_modules/.bin/xtablo"), words, folder);
  return {
    folder,
    begin,
    xtablo: async (...words) => begin(...words).finished,
    remove: async () => removeFolder(folder),
  };
}

function startProgram(file: string, args: string[], cwd: string) {
  const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(file, args, {
    cwd,
    stdio,
    env: plainEnvironment(),
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
  const finished = once(child, "close").then(([code]): Finished => ({ code: code as number | null, ...said }));
  return { child, said, finished };
}

/** Without what npm tells its scripts of the clone, and without the developer's own settings. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "npm_config_registry", "npm_config_cache", "npm_config_userconfig"];
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), NO_COLOR: "1" };
}
