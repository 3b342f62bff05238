import { precondition } from "../../../lib/failure.ts";
import type { Progress } from "../../progress.ts";
import { makeId } from "../begin.ts";
import { openPlaces } from "../deployment.ts";
import type { Host } from "../host/host.ts";
import type { Places } from "../places.ts";
import { takeLock } from "../state/lock.ts";
import { checkEnvText } from "./check-env.ts";
import { setInEnvText } from "./env-text.ts";

/**
 * Changes one value after `confirm` let it. Throws a precondition `Failure` when the new value is a problem that was not
 * there, or while a deploy holds the lock: it writes the same file.
 */
export async function setEnv(
  host: Host,
  options: {
    folder: string;
    name: string;
    value: string;
    dryRun: boolean;
    confirm: (question: string) => Promise<void>;
    progress: Progress;
  },
): Promise<{ path: string; name: string; changed: boolean }> {
  const { folder, name, value, dryRun, confirm, progress } = options;
  const { places, env, text } = await openPlaces(host, folder);
  const outcome = { path: places.env, name, changed: env[name] !== value };
  if (!outcome.changed) return outcome;
  const next = setInEnvText(text, name, value);
  const before = checkEnvText(text).map(({ says }) => says);
  const worse = checkEnvText(next).find(({ severity, says }) => severity === "problem" && !before.includes(says));
  if (worse) throw precondition(worse.says, worse.next);
  if (dryRun) return outcome;
  await confirm(`${env[name] === undefined ? "Add" : "Replace"} ${name} in ${places.env}?`);
  await underLock(host, places, { command: `env set ${name}`, progress }, async () => {
    const { text: now } = await openPlaces(host, folder); // another may have changed it while we asked
    await host.writeFile(places.env, setInEnvText(now, name, value), { mode: 0o600 });
  });
  return outcome;
}

/** Where nothing was deployed yet there is neither a lock nor its folder. */
async function underLock(
  host: Host,
  { state, lock: path }: Places,
  { command, progress }: { command: string; progress: Progress },
  work: () => Promise<void>,
): Promise<void> {
  if ((await host.run(["test", "-d", state])).code !== 0) return work();
  const lock = await takeLock(host, { path, id: makeId(), command, progress });
  try {
    await work();
  } finally {
    await lock.release();
  }
}
