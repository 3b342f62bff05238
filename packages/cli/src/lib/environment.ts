import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { home } from "@xtablo/server/ops/place";
import { precondition } from "./failure.ts";

export { home, root } from "@xtablo/server/ops/place";

/** The environment with the `.env` of {@link home} added; what is really set wins. Throws a `Failure` when the file can't be read. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  const text = readEnvFile(envFile(home));
  for (const [name, value] of Object.entries(text === null ? {} : parseEnv(text))) process.env[name] ??= value;
  return process.env;
}

/** Where a clone's `.env` is. */
export function envFile(root: string): string {
  return join(root, ".env");
}

/** The text of a `.env`, or null when there is none. Throws a `Failure` when it can't be read. */
export function readEnvFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // a failure of the file system
    if (code === "ENOENT") return null;
    throw precondition(
      `${path} cannot be read: ${message}`,
      "It must be a file that you own: see `ls -l .env`, or move it away and run `xtablo bootstrap`.",
      error,
    );
  }
}

/** The lines of a `.env` that say nothing, which would be passed over in silence. */
export function findStrayLines(text: string): number[] {
  const lines = text.replace(
    /=\s*(["'`])[\s\S]*?\1/g,
    (value) => `=${value.replace(/[^\n]/g, "").replaceAll("\n", "\n#")}`,
  );
  return lines
    .split("\n")
    .flatMap((line, index) => (/^\s*(#.*|(export\s+)?[\w.-]+\s*=.*)?$/.test(line) ? [] : [index + 1]));
}

/** What `deploy/compose.yaml` is told. */
export interface ComposeSettings {
  databasePort: string;
  s3Port: string;
  /** Null: no S3 server. */
  s3Image: string | null;
}

/** Reads {@link ComposeSettings} from the environment. */
export function composeSettings(): ComposeSettings {
  return {
    databasePort: process.env["XTABLO_DB_PORT"] || "54320",
    s3Port: process.env["XTABLO_S3_PORT"] || "54900",
    s3Image: process.env["S3_IMAGE"] || null,
  };
}

/** The bucket's secret for a new `.env.prod`: no flag, since others could see it. */
export function secretOfStore(): string | null {
  return process.env["S3_SECRET_KEY"] || null;
}

/** Whether JSON was asked for, by flag or variable; what follows `--` is another program's. */
export function wantsJson(argv: string[]): boolean {
  const end = argv.indexOf("--");
  return (
    argv.slice(0, end < 0 ? argv.length : end).includes("--json") || /^(1|true)$/.test(process.env["XTABLO_JSON"] ?? "")
  );
}

/** What, besides the sources, makes the build of the UI another one. */
export function buildVariant(): string {
  return process.env["XTABLO_UI_CATALOG"] ?? "";
}

/** The program file of the npm whose script we are, if we are one. */
export function callingNpm(): string | undefined {
  return process.env["npm_execpath"];
}

/** Where Electron is, when somebody has it elsewhere than in its package: that package's own variable. */
export function electronFolder(): string | null {
  return process.env["ELECTRON_OVERRIDE_DIST_PATH"] || null;
}

/** The environment for a process of ours. */
export function environmentWith(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** The machine, or the folder, of a deployment that an operator works on all day. */
export function deploymentOfOperator(): { host: string | null; folder: string | null } {
  return { host: process.env["XTABLO_HOST"] || null, folder: process.env["XTABLO_DEPLOY_DIR"] || null };
}
