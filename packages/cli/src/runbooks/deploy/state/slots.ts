import type { Host } from "../host/host.ts";

/** The two places that take turns. */
export type Slot = "blue" | "green";

/** The other one. */
export function otherSlot(slot: Slot): Slot {
  return slot === "blue" ? "green" : "blue";
}

/** The name of a slot's service in the compose file. */
export function serviceOf(slot: Slot): `web-${Slot}` {
  return `web-${slot}`;
}

/** The variable that says which image a slot runs. */
export function imageVariable(slot: Slot): string {
  return `XTABLO_${slot.toUpperCase()}_IMAGE`;
}

/** The slots that the lease names, in its order; no file means blue, as the servers read it. */
export function parseLease(text: string | null): Slot[] {
  if (text === null) return ["blue"];
  return text
    .trim()
    .split(",")
    .filter((word): word is Slot => word === "blue" || word === "green");
}

/** Reads the lease. */
export async function readLease(host: Host, path: string): Promise<Slot[]> {
  return parseLease(await host.readFile(path));
}

/** Replaces the lease by renaming, so that no server ever reads half of it. */
export async function writeLease(host: Host, path: string, slots: Slot[]): Promise<void> {
  await host.writeFile(path, `${slots.join(",")}\n`);
}
