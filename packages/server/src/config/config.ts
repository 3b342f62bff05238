import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type * as z from "zod";
import { suggest } from "./suggest.ts";
import { parts, type VariableName, variables } from "./variables.ts";

/** What the server was told, checked. */
export interface Config {
  env: "development" | "production";
  /** Null: use the embedded database. */
  databaseUrl: string | null;
  /** Undefined: all addresses. */
  host: string | undefined;
  port: number;
  publicUrl: URL;
  /** Whether an operator said where the server is reached; only then the Origin check goes by `publicUrl`. */
  publicUrlGiven: boolean;
  trustedProxies: string[];
  /** Null: made and kept in the data folder. */
  sessionSecrets: string[] | null;
  signup: "open" | "invite" | "closed";
  logLevel: "debug" | "info" | "warn" | "error";
  /** Null: no metrics. */
  metricsPort: number | null;
  maxUploadBytes: number;
  dataDir: string;
  /** Null: files are kept in the data folder. */
  s3: S3Config | null;
  slot: "blue" | "green" | null;
  stateDir: string | null;
  /** Where the UI files of the last releases are shared. */
  assetsDir: string | null;
  /** What is odd but no error, such as a variable with a typing error. */
  warnings: string[];
}

/** Where an S3 store is, and how to be let in. */
export interface S3Config {
  endpoint: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  region: string;
  /** The bucket stands in the path, not in the host name. */
  pathStyle: boolean;
}

/** The environment holds wrong values; `problems` lists all of them. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

type Values = { [Name in VariableName]: z.output<(typeof variables)[Name]["schema"]> };
type Environment = Record<string, string | undefined>;

/**
 * Reads the configuration. `root` is the folder below which the data lives by default.
 * Throws {@link ConfigError} with every problem at once.
 */
export function readConfig(environment: Environment, { root }: { root: string }): Config {
  const problems: string[] = [];
  const values = parse(environment, problems);
  const production = values.ENV === "production";
  if (production && !values.SESSION_SECRET && !problems.some((problem) => problem.startsWith("SESSION_SECRET")))
    problems.push(
      "SESSION_SECRET is missing: in production set 32 characters or more, such as from `openssl rand -hex 32`.",
    );
  const s3 = readS3(values, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  const given = values.PUBLIC_URL ?? (values.DOMAIN ? `https://${values.DOMAIN}` : undefined);
  return {
    env: values.ENV,
    databaseUrl: values.DATABASE_URL ?? null,
    host: values.HOST ?? (production ? undefined : "127.0.0.1"),
    port: values.PORT,
    publicUrl: new URL(given ?? `http://localhost:${values.PORT}`),
    publicUrlGiven: given !== undefined,
    trustedProxies: parts(values.TRUSTED_PROXIES),
    sessionSecrets: values.SESSION_SECRET ? parts(values.SESSION_SECRET) : null,
    signup: values.SIGNUP ?? (production ? "invite" : "open"),
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT === "off" ? null : values.METRICS_PORT,
    maxUploadBytes: values.MAX_UPLOAD_SIZE_MB * 1_048_576,
    dataDir: values.XTABLO_DATA_DIR ? resolve(root, values.XTABLO_DATA_DIR) : join(root, ".xtablo"),
    s3,
    slot: values.XTABLO_SLOT ?? null,
    stateDir: values.XTABLO_STATE_DIR ?? null,
    assetsDir: values.XTABLO_ASSETS_DIR ?? null,
    warnings: findUnknown(environment),
  };
}

/** All four or none: half a configuration would keep files where nobody looks for them. */
function readS3(values: Values, problems: string[]): S3Config | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = values;
  if (endpoint && bucket && accessKey && secretKey)
    return {
      endpoint,
      bucket,
      accessKey,
      secretKey,
      region: values.S3_REGION,
      pathStyle: values.S3_USE_PATH_STYLE === "true",
    };
  const given = s3Names.filter((name) => values[name] !== undefined);
  const missing = s3Names.filter(
    (name) => values[name] === undefined && !problems.some((problem) => problem.startsWith(name)),
  );
  if (given.length > 0 && missing.length > 0)
    problems.push(
      `${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} missing: ${given.join(", ")} alone cannot reach an S3 store. ` +
        "Set all four, or none to keep files in the data folder.",
    );
  return null;
}

const s3Names = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"] as const;

function parse(environment: Environment, problems: string[]): Values {
  const entries = Object.entries(variables).map(([name, variable]) => {
    const result = variable.schema.safeParse(readText(name, variable.secret, environment, problems));
    if (!result.success) problems.push(describe(name, variable.secret, environment[name], result.error));
    return [name, result.data] as const;
  });
  return Object.fromEntries(entries) as Values; // each entry was parsed by its own schema; callers look at problems first
}

/** An empty value counts as none, so that `NAME=` in a file switches a variable off. */
function readText(name: string, secret: boolean, environment: Environment, problems: string[]): string | undefined {
  const file = secret ? environment[`${name}_FILE`] : undefined;
  if (!file) return environment[name] || undefined;
  if (environment[name]) problems.push(`${name} and ${name}_FILE are both set: keep one.`);
  try {
    const text = readFileSync(file, "utf8").trim();
    if (text === "") problems.push(`${name}_FILE names ${file}, which is empty.`);
    return text || undefined;
  } catch (error) {
    problems.push(`${name}_FILE names ${file}, which cannot be read: ${(error as Error).message}`);
    return undefined;
  }
}

function describe(name: string, secret: boolean, value: string | undefined, error: z.ZodError): string {
  const reasons = error.issues.map((issue) => issue.message).join("; ");
  return secret || value === undefined ? `${name} is wrong: ${reasons}` : `${name}=${value} is wrong: ${reasons}`;
}

function findUnknown(environment: Environment): string[] {
  return describeUnknown(Object.keys(environment).filter((name) => name.startsWith("XTABLO_")));
}

/** A sentence for each of the names that is no variable of Xtablo's, with what it was likely meant to be. */
export function describeUnknown(names: string[]): string[] {
  const known = [...Object.keys(variables), ...secretFiles, ...commandLine];
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = suggest(name, known);
      return `${name} is no variable of Xtablo's and is ignored.${near ? ` Did you mean ${near}?` : ""}`;
    });
}

const secretFiles = Object.entries(variables)
  .filter(([, { secret }]) => secret)
  .map(([name]) => `${name}_FILE`);

/** Read by the command line or the build, so known here too. */
const commandLine = new Set([
  "XTABLO_CHECK",
  "XTABLO_DEPLOY",
  "XTABLO_DISCARDED",
  "XTABLO_DRY_RUN",
  "XTABLO_HOST",
  "XTABLO_JOB_STATE",
  "XTABLO_JSON",
  "XTABLO_LIMIT",
  "XTABLO_MIGRATE_TO",
  "XTABLO_PAYLOAD",
  "XTABLO_TIMEOUT",
  "XTABLO_USER_ADMIN",
  "XTABLO_USER_ADMINS",
  "XTABLO_USER_DISABLED",
  "XTABLO_USER_ENABLE",
  "XTABLO_USER_LAST_ADMIN",
  "XTABLO_USER_LOCALE",
  "XTABLO_USER_NAME",
  "XTABLO_USER_PASSWORD_STDIN",
  "XTABLO_USER_REVOKE",
  "XTABLO_USER_SEARCH",
  "XTABLO_WAIT",
  "XTABLO_YES",
  "XTABLO_FOLLOW",
  "XTABLO_TAIL",
  "XTABLO_SINCE",
  "XTABLO_LEVEL",
  "XTABLO_REQUEST",
  "XTABLO_USER",
  "XTABLO_GREP",
  "XTABLO_SUMMARY",
  "XTABLO_LOGS_RELEASE",
  "XTABLO_LOGS_FILE",
  "XTABLO_SUBNET",
  "XTABLO_BLUE_IMAGE",
  "XTABLO_GREEN_IMAGE",
  "XTABLO_WORKER_IMAGE",
  "XTABLO_HTTP_PORT",
  "XTABLO_HTTPS_PORT",
  "XTABLO_DEPLOY_DIR",
  "XTABLO_ENGINE",
  "XTABLO_BUILD",
  "XTABLO_READY_WITHIN",
  "XTABLO_BUILD_ARG",
  "XTABLO_PUSH",
  "XTABLO_TRANSFER",
  "XTABLO_WITH_CLI",
  "XTABLO_SCHEMA",
  "XTABLO_ADMIN_EMAIL",
  "XTABLO_ADMIN_NAME",
  "XTABLO_IMAGE",
  "XTABLO_TAG",
  "XTABLO_FORCE",
  "XTABLO_UI_CATALOG",
  "XTABLO_DB_ENGINE",
  "XTABLO_DB_PORT",
  "XTABLO_S3_PORT",
  "XTABLO_DEMO",
  "XTABLO_FIX",
  "XTABLO_LONG",
  "XTABLO_LINT_ONLY",
  "XTABLO_CLEAN_DATA",
  "S3_IMAGE",
  "POSTGRES_IMAGE",
  "NO_COLOR",
]);
