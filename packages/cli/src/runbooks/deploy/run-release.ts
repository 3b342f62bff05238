import { Failure } from "../../lib/failure.ts";
import type { InterruptionWatch } from "../../lib/interruption.ts";
import { watchInterruption } from "../../lib/interruption.ts";
import { replaceWorker } from "./candidate.ts";
import { CutFailure } from "./cut.ts";
import { type Deployment, readEnvProd } from "./deployment.ts";
import { readEnvText } from "./env/env-text.ts";
import { planRecovery } from "./plan.ts";
import { copyRecord } from "./state/copy-record.ts";
import { durationsOf, type Journal, type OpenJournal, openJournal, readJournal } from "./state/journal.ts";
import { type Lock, takeLock } from "./state/lock.ts";
import { appendRecord, readRecord, type ReleaseEntry } from "./state/record.ts";
import { readLease, serviceOf } from "./state/slots.ts";
import { giveBack, removeRelease, undoRelease } from "./undo.ts";

/** A step of a release; what it gives is the evidence. */
export interface ReleaseStep {
  name: string;
  act: (journal: OpenJournal) => Promise<string>;
}

/** Does `work` under the machine's lock, after whatever a killed command left is finished or undone. */
export async function underLock<T>(
  deployment: Deployment,
  { id, command }: { id: string; command: string },
  work: (lock: Lock) => Promise<T>,
): Promise<T> {
  const { host, places, progress } = deployment;
  const lock = await takeLock(host, { path: places.lock, id, command, progress });
  try {
    await recover(deployment);
    await refresh(deployment); // another command may have ended in between
    return await work(lock);
  } finally {
    await lock.release();
  }
}

/** Goes through the steps, each in the journal; the first that fails undoes all, is recorded, and is thrown with the last lines. */
export async function runRelease(
  deployment: Deployment,
  { begun, steps, lock }: { begun: Journal; steps: ReleaseStep[]; lock: Lock },
): Promise<ReleaseEntry> {
  const { host, places, progress } = deployment;
  const journal = await openJournal(host, places.journal, begun);
  const watch = watchInterruption();
  try {
    for (const { name, act } of steps) await takeStep(journal, { name, act }, { lock, watch, progress });
    const entry = await writeDown(deployment, journal.entry, null);
    await journal.close();
    return entry;
  } catch (error) {
    throw await takeBack(deployment, journal, error);
  } finally {
    watch.end();
  }
}

async function takeStep(
  journal: OpenJournal,
  { name, act }: ReleaseStep,
  { lock, watch, progress }: { lock: Lock; watch: InterruptionWatch } & Pick<Deployment, "progress">,
): Promise<void> {
  lock.check();
  watch.check();
  await journal.step(name, async () => {
    progress.info(`${name}…`);
    const evidence = await act(journal);
    progress.info(`${name}: ${evidence}`);
    return evidence;
  });
}

async function takeBack(deployment: Deployment, journal: OpenJournal, error: unknown): Promise<unknown> {
  if (error instanceof CutFailure) await journal.note({ probe: error.probe });
  const { entry } = journal;
  const step = entry.steps.find(({ doneAt }) => doneAt === null)?.name ?? "start";
  const reason = error instanceof Error ? error.message : String(error);
  const service = step === "worker" ? "worker" : serviceOf(entry.slot);
  deployment.progress.warn(`${step} failed; taking ${entry.release.tag} back`);
  await giveBack(deployment, entry); // people first
  const lines = step === "migrate" ? [] : await deployment.stack.lastLines(service, 12);
  await removeRelease(deployment, entry);
  await writeDown(deployment, entry, { step, reason });
  await journal.close();
  if (!(error instanceof Failure)) return error;
  const serves = entry.from ? `${entry.from.tag} never stopped serving.` : "Nothing served before.";
  const said = lines.length > 0 ? `\nLast lines of ${service}:\n${lines.map((line) => `  ${line}`).join("\n")}` : "";
  return new Failure(
    `${entry.release.tag} was not ${entry.kind === "deploy" ? "deployed" : "rolled back to"}: ` +
      `the step "${step}" failed.\n${reason}${said}\n${serves}`,
    `Correct it and run it again: xtablo ${entry.command}`,
    { cause: error },
  );
}

async function refresh(deployment: Deployment): Promise<void> {
  const { host, places } = deployment;
  const [text, record] = await Promise.all([readEnvProd(host, places), readRecord(host, places.record)]);
  deployment.env = readEnvText(text);
  deployment.record = record;
}

/** Finishes or undoes what the last command left, and writes it down. */
async function recover(deployment: Deployment): Promise<void> {
  const { host, places, progress } = deployment;
  const journal = await readJournal(host, places.journal);
  if (!journal) return;
  const step = journal.steps.find(({ doneAt }) => doneAt === null)?.name ?? "end";
  const way = journal.from === null ? "undo" : planRecovery(journal, await readLease(host, places.lease));
  progress.warn(
    `"xtablo ${journal.command}" was killed at the step "${step}"; it is ${way === "undo" ? "undone" : "finished"} first.`,
  );
  if (way === "finish") await replaceWorker(deployment, journal.release.image);
  else await undoRelease(deployment, journal);
  const reason = `the command was killed at the step "${step}"`;
  await writeDown(deployment, journal, way === "finish" ? null : { step, reason });
  await host.run(["rm", "-f", places.journal]);
}

async function writeDown(
  deployment: Deployment,
  journal: Journal,
  failed: ReleaseEntry["failed"],
): Promise<ReleaseEntry> {
  const { host, places, stack, progress } = deployment;
  const { id, kind, release, slot, from, who, startedAt, migrations, backup, probe, steps } = journal;
  const entry: ReleaseEntry = {
    id,
    kind,
    ...release,
    slot,
    from,
    who,
    startedAt,
    durationMs: Date.now() - Date.parse(startedAt),
    steps: durationsOf(steps),
    outcome: failed ? "failed" : "done",
    failed,
    migrations,
    backup,
    probe,
  };
  await appendRecord(host, places.record, entry);
  deployment.record = await readRecord(host, places.record);
  const missed = await copyRecord(stack, deployment.record);
  if (missed) progress.warn(`The record is in ${places.record}, but not in the database: ${missed}`);
  return entry;
}
