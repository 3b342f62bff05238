import { removeCandidate, replaceWorker } from "./candidate.ts";
import { cutBack } from "./cut.ts";
import type { Deployment } from "./deployment.ts";
import { writeSlotImage } from "./deployment.ts";
import type { Journal } from "./state/journal.ts";
import { otherSlot, readLease, writeLease } from "./state/slots.ts";

/** Takes a release back: who served before serves, the new one is stopped and removed. Safe to run again at any point. */
export async function undoRelease(deployment: Deployment, journal: Journal): Promise<void> {
  const { host, places } = deployment;
  const { slot, slotImageBefore, from, release } = journal;
  const old = otherSlot(slot);
  const lease = await readLease(host, places.lease);
  if (from !== null && lease.includes(slot)) await cutBack(deployment.stack, old);
  else if (from !== null) await writeLease(host, places.lease, [old]);
  const begun = (step: string) => journal.steps.some(({ name }) => name === step);
  const warm = journal.kind === "rollback" && slotImageBefore === release.image;
  // Before its start the slot still holds the warm release of before.
  if (begun("start") && !warm) await removeCandidate(deployment, slot, release.tag);
  if (slotImageBefore !== null) await writeSlotImage(deployment, slot, slotImageBefore);
  if (begun("worker") && from !== null) await replaceWorker(deployment, from.image);
}
