import { ConfigError, readConfig } from "@xtablo/server/ops/database";
import { findStrayLines } from "../../../lib/environment.ts";
import type { Host } from "../host/host.ts";
import type { Places } from "../places.ts";
import { findRepeated, readEnvText } from "./env-text.ts";

/** One thing that is not right with `.env.prod`. A deploy goes on with a warning, and not with a problem. */
export interface EnvFinding {
  severity: "problem" | "warning";
  says: string;
  next: string;
}

type Values = Record<string, string>;

const required = {
  DOMAIN: "the host name that people type",
  POSTGRES_PASSWORD: "the database's password",
  SESSION_SECRET: "what signs the sessions",
  XTABLO_BLUE_IMAGE: "what the slot blue runs",
  XTABLO_GREEN_IMAGE: "what the slot green runs",
  XTABLO_WORKER_IMAGE: "what the worker runs",
};

/** What is missing, weak, contradictory or in the wrong place. Never shows a secret. */
export function checkEnvText(text: string): EnvFinding[] {
  const values = readEnvText(text);
  return [
    ...findMissing(values),
    ...findWeak(values),
    ...findContradictions(values),
    ...findWrong(values),
    ...findStrayLines(text).map((line) => problem(`Line ${line} sets nothing.`, "Write NAME=value, or # before it.")),
    ...findRepeated(text).map((name) => problem(`${name} is set more than once.`, "Keep one of the lines.")),
  ];
}

/** Looks at the file on its machine: its text and its mode. */
export async function inspectEnv(host: Host, { env }: Places, text: string): Promise<EnvFinding[]> {
  const { stdout } = await host.run(["stat", "-c", "%a", env]);
  return [...checkEnvMode(stdout.trim(), env), ...checkEnvText(text)];
}

/** Whether others than its owner may read the file, as `stat` says its mode in octal. */
export function checkEnvMode(mode: string, path: string): EnvFinding[] {
  if (mode.endsWith("00")) return [];
  return [problem(`Others may read ${path} (mode ${mode}).`, `Close it: chmod 600 ${path}`)];
}

function findMissing(values: Values): EnvFinding[] {
  return Object.entries(required)
    .filter(([name]) => !values[name] && !values[`${name}_FILE`])
    .map(([name, what]) => problem(`${name} is missing: ${what}.`, `xtablo env set ${name}=…`));
}

/** The server judges the length of SESSION_SECRET; here is what it can't know. */
function findWeak(values: Values): EnvFinding[] {
  const weak = ["POSTGRES_PASSWORD", "SESSION_SECRET"].filter((name) => values[name] && isWeak(values[name]));
  const next = "Set a long random one: openssl rand -hex 32";
  return [
    ...weak.map((name) => problem(`${name} is weak.`, next)),
    ...(values["POSTGRES_PASSWORD"] && values["POSTGRES_PASSWORD"] === values["SESSION_SECRET"]
      ? [problem("POSTGRES_PASSWORD and SESSION_SECRET are the same.", next)]
      : []),
  ];
}

function isWeak(secret: string): boolean {
  const guessable = /^(change|password|secret|postgres|xtablo|admin|example|test)/i;
  return secret.length < 16 || guessable.test(secret) || new Set(secret).size < 8;
}

function findContradictions(values: Values): EnvFinding[] {
  const found: EnvFinding[] = [];
  if (values["TEST_DATABASE_URL"] !== undefined)
    found.push(problem("TEST_DATABASE_URL is for tests, which drop databases.", "Remove its line."));
  if (values["ENV"] && values["ENV"] !== "production")
    found.push(problem(`ENV=${values["ENV"]} on a server for people.`, "Remove its line: it is production."));
  const { DOMAIN: domain, PUBLIC_URL: publicUrl } = values;
  if (domain && publicUrl && URL.canParse(publicUrl) && new URL(publicUrl).hostname !== domain)
    found.push(
      problem(`PUBLIC_URL is not at DOMAIN (${domain}): links would lead elsewhere.`, "Remove PUBLIC_URL, or agree."),
    );
  if (values["DATABASE_URL"])
    found.push(warning("DATABASE_URL is not used: Compose makes it of POSTGRES_*.", "Remove its line."));
  return found;
}

function findWrong(values: Values): EnvFinding[] {
  const environment = { ...values, ENV: "production", DATABASE_URL: "postgres://xtablo:x@postgres:5432/xtablo" };
  const missing = (text: string) => Object.keys(required).some((name) => text.startsWith(`${name} is missing`));
  const next = "See docs/configuration.md, then: xtablo env set NAME=VALUE";
  try {
    return readConfig(environment, { root: "/" }).warnings.map((says) => warning(says, next));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.filter((says) => !missing(says)).map((says) => problem(says, next));
  }
}

function problem(says: string, next: string): EnvFinding {
  return { severity: "problem", says, next };
}

function warning(says: string, next: string): EnvFinding {
  return { severity: "warning", says, next };
}
