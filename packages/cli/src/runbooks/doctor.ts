import { ConfigError, type Config } from "@xtablo/server/ops/database";
import { toFailure } from "../lib/failure.ts";
import type { Check, CheckContext, Finding } from "./checks/check.ts";
import { envFileCheck, nodeCheck, packagesCheck, webAppCheck } from "./checks/clone.ts";
import { databaseCheck, migrationsCheck, workerCheck } from "./checks/database.ts";
import { metricsPortCheck, portCheck } from "./checks/ports.ts";
import { diskCheck, storageCheck } from "./checks/storage.ts";

/** What a check said, and what was done about it. */
export interface Diagnosis {
  check: string;
  state: Finding["state"] | "fixed";
  saw: string;
  next: string | null;
  /** Whether `--fix` would put it right. */
  fixable: boolean;
}

/** The checks of a clone, in the order in which one thing needs the other. */
export function developmentChecks(configurationProblems: string[]): Check[] {
  return [
    nodeCheck,
    packagesCheck,
    envFileCheck,
    configurationCheck(configurationProblems),
    portCheck,
    metricsPortCheck,
    databaseCheck,
    migrationsCheck,
    storageCheck,
    workerCheck,
    webAppCheck,
    diskCheck,
  ];
}

/** Asks every check; with `fix` puts right what is safe, and asks again. */
export async function examine(checks: Check[], context: CheckContext, { fix }: { fix: boolean }): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [];
  for (const check of checks) {
    context.progress.info(`${check.name}…`);
    diagnoses.push(await diagnose(check, context, fix));
  }
  return diagnoses;
}

async function diagnose(check: Check, context: CheckContext, fix: boolean): Promise<Diagnosis> {
  const { state, saw, next = null, fix: repair } = await look(check, context);
  if (!fix || !repair) return { check: check.name, state, saw, next, fixable: repair !== undefined };
  const done = await repair();
  const after = await look(check, context);
  const well = after.state === "ok";
  return {
    check: check.name,
    state: well ? "fixed" : after.state,
    saw: well ? done : `${after.saw} (${done})`,
    next: after.next ?? null,
    fixable: false,
  };
}

/** What stops a check is what it found. */
async function look(check: Check, context: CheckContext): Promise<Finding> {
  try {
    return await check.look(context);
  } catch (error) {
    const failure = toFailure(error);
    if (failure) return { state: "failed", saw: failure.message, next: failure.next };
    return {
      state: "failed",
      saw: error instanceof Error ? error.message : String(error),
      next: "This is a fault of Xtablo's.",
    };
  }
}

function configurationCheck(problems: string[]): Check {
  return {
    name: "Settings",
    look: async ({ config }) => {
      if (problems.length > 0)
        return {
          state: "failed",
          saw: problems.join("\n"),
          next: "Correct the environment or .env; see docs/configuration.md.",
        };
      const warnings = config?.warnings ?? [];
      if (warnings.length > 0)
        return { state: "warning", saw: warnings.join("\n"), next: "Correct the name, or unset it." };
      return { state: "ok", saw: `valid (${config?.env})` };
    },
  };
}

/** Reads the configuration for {@link examine}, whatever is wrong with it. */
export async function readForExamination(
  configure: () => Promise<Config>,
): Promise<{ config: Config | null; problems: string[] }> {
  try {
    return { config: await configure(), problems: [] };
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    return { config: null, problems: error instanceof ConfigError ? error.problems : [failure.message] };
  }
}
