import { randomBytes } from "node:crypto";
import type { Deployment } from "./deployment.ts";
import { planSlots } from "./plan.ts";
import type { Journal } from "./state/journal.ts";
import { whoAmI } from "./state/lock.ts";
import { currentRelease, type ReleaseImage } from "./state/record.ts";
import { imageVariable, readLease } from "./state/slots.ts";

/** A name for a run, in order of time. */
export function makeId(): string {
  return `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}-${randomBytes(2).toString("hex")}`;
}

/** What stands in the journal before the first step. Under the lock, since another command may have moved the lease. */
export async function beginJournal(
  { host, places, record, env }: Deployment,
  given: { id: string; kind: Journal["kind"]; command: string; release: ReleaseImage },
): Promise<Journal> {
  const serving = currentRelease(record);
  const slot = serving ? planSlots(await readLease(host, places.lease)).idle : "blue";
  const from = serving && { tag: serving.tag, image: serving.image, commit: serving.commit };
  return {
    ...given,
    who: whoAmI(),
    startedAt: new Date().toISOString(),
    from,
    slot,
    slotImageBefore: env[imageVariable(slot)] ?? null,
    migrations: { known: [], incompatible: [], before: [], after: [] },
    backup: null,
    probe: null,
    steps: [],
  };
}
