import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root. */
export const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** The environment with the root's `.env` added; what is really set wins. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** What, besides the sources, makes the build of the UI another one. */
export function buildVariant(): string {
  return process.env["XTABLO_UI_CATALOG"] ?? "";
}

/** The environment for a process of ours. */
export function environmentWith(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}
