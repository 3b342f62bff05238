import { existsSync } from "node:fs";
import { join } from "node:path";
import { home } from "@xtablo/server/ops/place";

export { home, root } from "@xtablo/server/ops/place";

/** The environment with the `.env` of {@link home} added; what is really set wins. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  const file = join(home, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** What, besides the sources, makes the build of the UI another one. */
export function buildVariant(): string {
  return process.env["XTABLO_UI_CATALOG"] ?? "";
}

/** The program file of the npm whose script we are, if we are one. */
export function callingNpm(): string | undefined {
  return process.env["npm_execpath"];
}

/** The environment for a process of ours. */
export function environmentWith(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}
