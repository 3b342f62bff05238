import type { Loss } from "@xtablo/server/ops/database";
import { Failure } from "../../lib/failure.ts";
import { describeLosses } from "../../lib/losses.ts";
import { backUp } from "./backup.ts";
import { beginJournal, makeId } from "./begin.ts";
import { isWarm, replaceWorker, startCandidate, waitForCandidate } from "./candidate.ts";
import { cutOver } from "./cut.ts";
import type { Deployment } from "./deployment.ts";
import { type Eye, openEye } from "./eye/open-eye.ts";
import { appliedNow, planRollback, type RollbackPlan } from "./plan.ts";
import { type ReleaseStep, runRelease, underLock } from "./run-release.ts";
import { measureWith, revertWith } from "./schema.ts";
import { type Journal, readJournal } from "./state/journal.ts";
import { currentRelease, findTarget, type ReleaseEntry } from "./state/record.ts";
import { serviceOf } from "./state/slots.ts";

/** Which release to go back to, and whether its schema may come back too. */
export interface RollbackOptions {
  tag: string | undefined;
  schema: boolean;
  dryRun: boolean;
  confirm: (question: string) => Promise<void>;
  /** Asks for the name of the database, after what would be lost was told. */
  confirmLoss: (warning: string, name: string) => Promise<void>;
}

/** What a rollback did, or would do. */
export type RollbackOutcome =
  | { kind: "done"; entry: ReleaseEntry }
  | { kind: "planned"; to: string; from: string; plan: RollbackPlan };

/** People are probed for so long after the cut; a rollback is in a hurry. */
const verifyMs = 1_000;
/** One that is not warm any more has to start. */
const readyWithinMs = 120_000;

/** Moves people back to a release of the record. Throws a `Failure` that explains when the schema is in the way. */
export async function rollBack(deployment: Deployment, options: RollbackOptions): Promise<RollbackOutcome> {
  const { tag, schema, dryRun, confirm, confirmLoss } = options;
  const { progress } = deployment;
  if (!dryRun) await putRight(deployment);
  const target = findTarget(deployment.record, tag);
  const from = currentRelease(deployment.record)?.tag ?? "";
  const plan = planRollback(deployment.record, target.migrations);
  if (dryRun) return { kind: "planned", to: target.tag, from, plan };
  requireWay(plan, target.tag, schema);
  if (plan.kind === "schema") {
    const losses = await measureWith(deployment, currentRelease(deployment.record)?.image ?? "", plan.keep);
    progress.info(`revert: ${describeLosses(losses)}`);
    await confirmLoss(warnOfLoss(plan, losses), deployment.env["POSTGRES_DB"] || "xtablo");
  }
  if (plan.kind !== "schema") await confirm(`Go back from ${from} to ${target.tag} on ${deployment.host.name}?`);
  const command = `rollback ${target.tag}${schema ? " --schema" : ""}`;
  const id = makeId();
  const eye = plan.kind === "schema" ? Promise.resolve(null) : openEarly(deployment);
  try {
    const entry = await underLock(deployment, { id, command }, async (lock) => {
      if (currentRelease(deployment.record)?.tag !== from)
        throw new Failure(`${from} serves no longer.`, "See what does: xtablo releases", { exitCode: 4 });
      const { image, commit } = target;
      const begun = await beginJournal(deployment, {
        id,
        kind: "rollback",
        command,
        release: { tag: target.tag, image, commit },
      });
      const { known, incompatible } = target.migrations;
      const applied = appliedNow(deployment.record);
      const ready = { ...begun, migrations: { known, incompatible, before: applied, after: applied } };
      const steps = rollbackSteps(deployment, ready, { plan, eye });
      return runRelease(deployment, { begun: ready, steps, lock });
    });
    return { kind: "done", entry };
  } finally {
    await (await eye)?.close();
  }
}

/** It takes as long to open as the lock to be taken. Null when that is not to be had: the cut then opens its own, or says why not. */
async function openEarly({ stack, domain }: Deployment): Promise<Eye | null> {
  return openEye(stack, { slots: ["blue", "green"], domain }).catch(() => null);
}

/** What a killed command left decides what "the one before" means. */
async function putRight(deployment: Deployment): Promise<void> {
  if ((await readJournal(deployment.host, deployment.places.journal)) === null) return;
  await underLock(deployment, { id: makeId(), command: "rollback" }, async () => {});
}

function requireWay(plan: RollbackPlan, tag: string, schema: boolean): void {
  if (plan.kind === "forward")
    throw new Failure(
      `${tag} needs ${plan.missing.join(", ")}, which the database does not have.`,
      `Deploy it, which migrates: xtablo deploy ${tag}`,
      { exitCode: 4 },
    );
  if (plan.kind === "schema" && !schema)
    throw new Failure(
      `${tag} does not work on the schema as it is: ${plan.blocking.join(", ")} is not compatible with it.\n` +
        `To go back, ${plan.revert.join(", ")} would have to be reverted, and what only they hold would be lost.`,
      `After a backup that it makes: xtablo rollback ${tag} --schema. Or go forward: deploy a release that mends it.`,
      { exitCode: 4 },
    );
}

function warnOfLoss({ revert }: { revert: string[] }, losses: Loss[]): string {
  return `This reverts ${revert.join(", ")}. ${describeLosses(losses)} A backup is made first.`;
}

function rollbackSteps(
  deployment: Deployment,
  begun: Journal,
  { plan, eye }: { plan: RollbackPlan; eye: Promise<Eye | null> },
): ReleaseStep[] {
  const { slot, release } = begun;
  let warm = false;
  return [
    ...(plan.kind === "schema" ? schemaSteps(deployment, begun, plan) : []),
    {
      name: "start",
      act: async () => {
        warm = await isWarm(deployment, slot, release.image);
        if (warm) return `${serviceOf(slot)} is warm`;
        await startCandidate(deployment, slot, release.image);
        return waitForCandidate(deployment, slot, readyWithinMs);
      },
    },
    {
      name: "cut",
      act: async (journal) => {
        const { stack, domain } = deployment;
        // One that was opened before its slot was started looks at another address.
        const probe = await cutOver(stack, { to: slot, domain, verifyMs, eye: warm ? await eye : null });
        await journal.note({ probe });
        return `${probe.sent} requests, ${probe.failed} failed, slowest ${probe.slowestMs} ms`;
      },
    },
    { name: "worker", act: async () => replaceWorker(deployment, release.image) },
  ];
}

/** The newer image reverts what it brought: it alone knows how. */
function schemaSteps(deployment: Deployment, begun: Journal, plan: { keep: string }): ReleaseStep[] {
  const newer = begun.from?.image ?? "";
  return [
    {
      name: "backup",
      act: async (journal) => {
        const backup = await backUp(deployment, begun.id);
        await journal.note({ backup });
        return backup;
      },
    },
    {
      name: "revert",
      act: async (journal) => {
        const reverted = await revertWith(deployment, newer, plan.keep);
        const { migrations } = journal.entry;
        const after = migrations.before.filter((name) => !reverted.includes(name));
        await journal.note({ migrations: { ...migrations, after } });
        return `reverted ${reverted.join(", ") || "nothing"}`;
      },
    },
  ];
}
