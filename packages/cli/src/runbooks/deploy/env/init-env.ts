import { precondition } from "../../../lib/failure.ts";
import type { Host } from "../host/host.ts";
import type { Places } from "../places.ts";
import { checkEnvText } from "./check-env.ts";
import { type EnvChoices, makeEnvText } from "./env-template.ts";

/** What `env init` did, or would do. */
export interface InitOutcome {
  path: string;
  /** Where the file that was there went. */
  kept: string | null;
  dryRun: boolean;
}

/** Looks whether a file is there. Throws a precondition `Failure` when it is, unless it may be replaced. */
export async function requireRoom(host: Host, { env }: Places, { force }: { force: boolean }): Promise<boolean> {
  const there = (await host.readFile(env)) !== null;
  if (there && !force)
    throw precondition(
      `${env} is there already, and its secrets with it.`,
      "See what is wrong with it: xtablo env check. To make a new one all the same: xtablo env init --force",
    );
  return there;
}

/** Makes `.env.prod` with secrets of its own, for its owner alone. A file that was there is kept beside it. */
export async function initEnv(
  host: Host,
  places: Places,
  { choices, dryRun }: { choices: EnvChoices; dryRun: boolean },
): Promise<InitOutcome> {
  const text = makeEnvText(choices);
  const problems = checkEnvText(text).filter(({ severity }) => severity === "problem");
  if (problems.length > 0)
    throw precondition(
      `That would be no good configuration:\n${problems.map(({ says }) => `  - ${says}`).join("\n")}`,
      "Give other values; see docs/configuration.md.",
    );
  const before = await host.readFile(places.env);
  const kept =
    before === null ? null : `${places.env}.before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
  if (dryRun) return { path: places.env, kept, dryRun };
  if (before !== null && kept !== null) await host.writeFile(kept, before, { mode: 0o600 });
  await host.writeFile(places.env, text, { mode: 0o600 });
  return { path: places.env, kept, dryRun };
}
