import { precondition } from "../../../lib/failure.ts";
import { openPlaces } from "../deployment.ts";
import type { Host } from "../host/host.ts";
import { checkEnvText } from "./check-env.ts";
import { setInEnvText } from "./env-text.ts";

/** Changes one value after `confirm` let it. Throws a precondition `Failure` when the new value is a problem that was not there. */
export async function setEnv(
  host: Host,
  options: {
    folder: string;
    name: string;
    value: string;
    dryRun: boolean;
    confirm: (question: string) => Promise<void>;
  },
): Promise<{ path: string; name: string; changed: boolean }> {
  const { folder, name, value, dryRun, confirm } = options;
  const { places, env, text } = await openPlaces(host, folder);
  const outcome = { path: places.env, name, changed: env[name] !== value };
  if (!outcome.changed) return outcome;
  const next = setInEnvText(text, name, value);
  const before = checkEnvText(text).map(({ says }) => says);
  const worse = checkEnvText(next).find(({ severity, says }) => severity === "problem" && !before.includes(says));
  if (worse) throw precondition(worse.says, worse.next);
  if (dryRun) return outcome;
  await confirm(`${env[name] === undefined ? "Add" : "Replace"} ${name} in ${places.env}?`);
  await host.writeFile(places.env, next, { mode: 0o600 });
  return outcome;
}
