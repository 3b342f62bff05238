import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { chmod, copyFile, link, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { precondition } from "../lib/failure.ts";

/** Readable by its owner alone: it holds secrets. */
export const envFileMode = 0o600;

/** Names whose line `# NAME=` in `.env.example` is given a secret of this clone's own. */
const generated = ["SESSION_SECRET"];

/**
 * Makes `.env` from `.env.example` with generated secrets. Written beside, then linked, so that a file that is there is
 * never overwritten and half a one never read. Gives the names of the secrets.
 */
export async function makeEnvFile(root: string): Promise<string[]> {
  const example = await readFile(join(root, ".env.example"), "utf8");
  const text = generated.reduce((text, name) => {
    const line = new RegExp(`^# ${name}=.*$`, "m");
    if (!line.test(text))
      throw precondition(`.env.example has no line "# ${name}=".`, "Put it back: git checkout .env.example");
    return text.replace(line, `${name}=${randomBytes(32).toString("hex")}`);
  }, example);
  const draft = join(root, `.env.${process.pid}`);
  try {
    await writeFile(draft, text, { mode: envFileMode, flag: "wx" });
    await link(draft, join(root, ".env")).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return; // another bootstrap was faster
      if (error.code !== "EPERM" && error.code !== "ENOTSUP") throw error;
      await copyFile(draft, join(root, ".env"), constants.COPYFILE_EXCL); // a file system without links
    });
  } finally {
    await rm(draft, { force: true });
  }
  return generated;
}

/** What is there: null without a file; the names that it sets, and whether others may read it. */
export async function inspectEnvFile(root: string): Promise<{ names: string[]; open: boolean } | null> {
  const path = join(root, ".env");
  try {
    const [text, { mode }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    // Windows has no such modes.
    return { names: Object.keys(parseEnv(text)), open: process.platform !== "win32" && (mode & 0o077) !== 0 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Lets only its owner read `.env`. */
export async function closeEnvFile(root: string): Promise<void> {
  await chmod(join(root, ".env"), envFileMode);
}
