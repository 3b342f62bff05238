import type { ListedTablo } from "@xtablo/contract";

/** How long something stays in the Trash. */
const keptDays = 30;
const dayMs = 86_400_000;

/** Sorts tablos by latest activity, as the server does; live updates may have changed it since. */
export function byActivity(tablos: readonly ListedTablo[]): ListedTablo[] {
  return tablos.toSorted((a, b) => Date.parse(b.lastActivityAt) - Date.parse(a.lastActivityAt));
}

/** Days for which a tablo can still be brought back from the Trash, the last one begun among them. */
export function daysLeft(deletedAt: string, now: Date = new Date()): number {
  return Math.max(0, Math.ceil(keptDays - (now.getTime() - Date.parse(deletedAt)) / dayMs));
}
