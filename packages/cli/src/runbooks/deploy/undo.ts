import { removeCandidate, replaceWorker } from "./candidate.ts";
import { cutBack } from "./cut.ts";
import type { Deployment } from "./deployment.ts";
import { writeSlotImage } from "./deployment.ts";
import type { Journal } from "./state/journal.ts";
import { otherSlot, readLease, writeLease } from "./state/slots.ts";

/** Takes a release back: {@link giveBack}, then {@link removeRelease}. */
export async function undoRelease(deployment: Deployment, journal: Journal): Promise<void> {
  await giveBack(deployment, journal);
  await removeRelease(deployment, journal);
}

/** Who served before serves. Safe to run again at any point. */
export async function giveBack({ host, places, stack }: Deployment, { slot, from }: Journal): Promise<void> {
  if (from === null) return;
  const lease = await readLease(host, places.lease);
  if (lease.includes(slot)) await cutBack(stack, otherSlot(slot));
  else await writeLease(host, places.lease, [otherSlot(slot)]);
}

/** Stops and removes a release that serves nobody; what was in its place comes back. Safe to run again at any point. */
export async function removeRelease(deployment: Deployment, journal: Journal): Promise<void> {
  const { slot, slotImageBefore, from, release } = journal;
  const begun = (step: string) => journal.steps.some(({ name }) => name === step);
  const warm = journal.kind === "rollback" && slotImageBefore === release.image;
  // Before its start the slot still holds the warm release of before.
  if (begun("start") && !warm) await removeCandidate(deployment, slot, release.tag);
  if (slotImageBefore !== null) await writeSlotImage(deployment, slot, slotImageBefore);
  if (begun("worker") && from !== null) await replaceWorker(deployment, from.image);
}
