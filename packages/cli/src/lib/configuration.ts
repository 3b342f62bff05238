import type { Config } from "@xtablo/server/ops/database";
import { home, loadEnvironment } from "./environment.ts";
import { progress } from "./present.ts";

/** Reads the configuration from the environment and `.env`. Throws the server's `ConfigError` with every problem. */
export async function loadConfiguration({ warn = true } = {}): Promise<Config> {
  const { readConfig } = await import("@xtablo/server/ops/database"); // it takes a while to load, and --help needs none of it
  const config = readConfig(loadEnvironment(), { root: home });
  if (warn) for (const warning of config.warnings) progress.warn(warning);
  return config;
}
