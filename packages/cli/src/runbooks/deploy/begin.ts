import { randomBytes } from "node:crypto";
import { tagOf } from "./archive-logs.ts";
import type { Deployment } from "./deployment.ts";
import { planSlots } from "./plan.ts";
import type { Journal } from "./state/journal.ts";
import { whoAmI } from "./state/lock.ts";
import { currentRelease, type ReleaseImage } from "./state/record.ts";
import { imageVariable, readLease, serviceOf } from "./state/slots.ts";

/** A name for a run, in order of time. */
export function makeId(): string {
  return `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}-${randomBytes(2).toString("hex")}`;
}

/** What stands in the journal before the first step. Under the lock, since another command may have moved the lease. */
export async function beginJournal(
  deployment: Deployment,
  given: { id: string; kind: Journal["kind"]; command: string; release: ReleaseImage },
): Promise<Journal> {
  const from = await findServing(deployment);
  const slot = from ? planSlots(await readLease(deployment.host, deployment.places.lease)).idle : "blue";
  return {
    ...given,
    who: whoAmI(),
    startedAt: new Date().toISOString(),
    from,
    slot,
    slotImageBefore: deployment.env[imageVariable(slot)] ?? null,
    migrations: { known: [], incompatible: [], before: [], after: [] },
    backup: null,
    probe: null,
    steps: [],
  };
}

/** What serves now: by the record, else what was brought up by hand and is well. Null on a machine where nothing is. */
export async function findServing(deployment: Deployment): Promise<ReleaseImage | null> {
  const { host, places, record, stack } = deployment;
  const recorded = currentRelease(record);
  if (recorded) return { tag: recorded.tag, image: recorded.image, commit: recorded.commit };
  const container = await stack.inspect(serviceOf(planSlots(await readLease(host, places.lease)).active));
  if (container?.state !== "running" || container.health !== "healthy") return null;
  return { tag: tagOf(deployment, container.image), image: container.image, commit: null };
}
