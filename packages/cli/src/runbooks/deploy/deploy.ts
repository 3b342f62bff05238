import { basename } from "node:path";
import { backUp } from "./backup.ts";
import { beginJournal, findServing, makeId } from "./begin.ts";
import { replaceWorker, startCandidate, waitForCandidate } from "./candidate.ts";
import { cutOver } from "./cut.ts";
import type { Deployment } from "./deployment.ts";
import { firstSteps } from "./first-deploy.ts";
import { type ImageWays, obtainImage } from "./image.ts";
import { installFiles } from "./install-files.ts";
import { migrateStep } from "./migrate-step.ts";
import { planSlots } from "./plan.ts";
import { runPreflight, requireWell, type Check } from "./preflight.ts";
import { type ReleaseStep, runRelease, underLock } from "./run-release.ts";
import type { Journal } from "./state/journal.ts";
import type { ReleaseEntry } from "./state/record.ts";
import { readLease, type Slot, serviceOf } from "./state/slots.ts";
import { tidy } from "./tidy.ts";

/** What is deployed, and how it gets there. */
export interface DeployOptions {
  tag: string;
  ways: ImageWays;
  root: string;
  /** The new release may take so long to be ready. */
  readyWithinMs: number;
  dryRun: boolean;
  confirm: (question: string) => Promise<void>;
}

/** What a deploy did, or would do. */
export type DeployOutcome =
  | { kind: "done"; entry: ReleaseEntry; first: boolean }
  | { kind: "planned"; checks: Check[]; slot: Slot; from: string | null; tag: string };

/** How long people are probed for after the cut. */
const verifyMs = 3_000;

/** Brings a release in beside the old one and moves people over. Throws a `Failure` that names the step; then the old one serves on. */
export async function deployRelease(deployment: Deployment, options: DeployOptions): Promise<DeployOutcome> {
  const { host, places, progress } = deployment;
  const { tag, ways, root, readyWithinMs, dryRun, confirm } = options;
  const checks = await runPreflight(deployment);
  const serving = await findServing(deployment);
  const { idle, active } = planSlots(await readLease(host, places.lease));
  const slot = serving ? idle : "blue";
  if (dryRun) return { kind: "planned", checks, slot, from: serving?.tag ?? null, tag };
  requireWell(checks, deployment);
  await confirm(`Deploy ${tag} to ${host.name}${serving ? ` (${serving.tag} serves from ${active})` : ""}?`);
  const id = makeId();
  return underLock(deployment, { id, command: `deploy ${tag}` }, async (lock) => {
    const release = await obtainImage(deployment, { tag, ways, root });
    const changed = await installFiles(host, places, root);
    if (changed.length > 0) progress.info(`installed ${changed.join(", ")} in ${places.folder}`);
    if (serving && changed.some((name) => name.startsWith("caddy/"))) warnOfProxy(deployment);
    const begun = await beginJournal(deployment, { id, kind: "deploy", command: `deploy ${tag}`, release });
    const first = begun.from === null;
    const steps = first
      ? firstSteps(deployment, release, readyWithinMs)
      : deploySteps(deployment, begun, readyWithinMs);
    const entry = await runRelease(deployment, { begun, steps, lock });
    await tidy(deployment);
    return { kind: "done", first, entry };
  });
}

/** A deploy never touches the proxy: that would cost requests. */
function warnOfProxy({ stack, places, progress }: Deployment): void {
  const command = [...stack.engine.compose, "--env-file", ".env.prod", "--file", basename(places.composeFile)];
  progress.warn(
    `Caddy's configuration changed, and it goes on with the old one. At a quiet moment, for some two seconds without answers:\n` +
      `  cd ${places.folder} && ${command.join(" ")} up --detach --no-deps --force-recreate caddy`,
  );
}

function deploySteps(deployment: Deployment, { id, slot, release }: Journal, readyWithinMs: number): ReleaseStep[] {
  const { image } = release;
  return [
    {
      name: "backup",
      act: async (journal) => {
        const backup = await backUp(deployment, id);
        await journal.note({ backup });
        return backup;
      },
    },
    migrateStep(deployment, image),
    {
      name: "start",
      act: async () => {
        await startCandidate(deployment, slot, image);
        return serviceOf(slot);
      },
    },
    { name: "ready", act: async () => waitForCandidate(deployment, slot, readyWithinMs) },
    {
      name: "cut",
      act: async (journal) => {
        const probe = await cutOver(deployment.stack, { to: slot, domain: deployment.domain, verifyMs });
        await journal.note({ probe });
        return `${probe.sent} requests, ${probe.failed} failed, slowest ${probe.slowestMs} ms`;
      },
    },
    { name: "worker", act: async () => replaceWorker(deployment, image) },
  ];
}
