import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The secrets that sign session cookies: the configured ones, else one that is made once and kept (mode 600) in the data folder. */
export function loadSessionSecrets(config: Pick<Config, "dataDir" | "sessionSecrets">): string[] {
  if (config.sessionSecrets) return config.sessionSecrets;
  const path = join(config.dataDir, "session-secret");
  mkdirSync(config.dataDir, { recursive: true });
  return [readSecret(path) ?? makeSecret(path)];
}

function readSecret(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Written whole beside, then linked: two processes that start at once agree, and none ever reads a half or an empty one. */
function makeSecret(path: string): string {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
  try {
    linkSync(partial, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(partial);
  }
  const secret = readSecret(path);
  if (secret === null) throw new Error(`${path} is empty. Delete it: a new one is made at the next start.`);
  return secret;
}
