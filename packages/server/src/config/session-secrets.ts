import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The secrets that sign session cookies: the configured ones, else one that is made once and kept (mode 600) in the data folder. */
export function loadSessionSecrets(config: Pick<Config, "dataDir" | "sessionSecrets">): string[] {
  if (config.sessionSecrets) return config.sessionSecrets;
  const path = join(config.dataDir, "session-secret");
  mkdirSync(config.dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return [readFileSync(path, "utf8").trim()];
}
