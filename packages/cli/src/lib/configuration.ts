import type { Config } from "@xtablo/server/ops/database";
import { envFile, findStrayLines, loadEnvironment, readEnvFile, root } from "./environment.ts";
import { progress } from "./present.ts";

/** Reads the configuration from the environment and `.env`. Throws the server's `ConfigError` with every problem of both. */
export async function loadConfiguration({ warn = true } = {}): Promise<Config> {
  const { ConfigError, readConfig } = await import("@xtablo/server/ops/database"); // it takes a while to load, and --help needs none of it
  const stray = findStrayLines(readEnvFile(envFile(root)) ?? "").map(
    (line) => `.env, line ${line}: expected NAME=value, or # before a comment`,
  );
  try {
    const config = readConfig(loadEnvironment(), { root });
    if (stray.length > 0) throw new ConfigError([]);
    if (warn) for (const warning of config.warnings) progress.warn(warning);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError) || stray.length === 0) throw error;
    throw new ConfigError([...stray, ...error.problems]);
  }
}
