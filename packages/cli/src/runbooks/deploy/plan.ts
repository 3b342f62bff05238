import type { Journal } from "./state/journal.ts";
import type { KnownMigrations, ReleaseEntry } from "./state/record.ts";
import { otherSlot, type Slot } from "./state/slots.ts";

/** Which slot serves, and which one a release goes to. */
export interface SlotPlan {
  active: Slot;
  idle: Slot;
}

/** By the lease: the last of its slots is the one that served before a cut began. */
export function planSlots(lease: Slot[]): SlotPlan {
  const active = lease.at(-1) ?? "blue";
  return { active, idle: otherSlot(active) };
}

/** The way back to an older release. */
export type RollbackPlan =
  /** It works on the schema as it is. */
  | { kind: "code" }
  /** These stand in the way; `down` of the newer image reverts them and what came after, newest first. */
  | { kind: "schema"; blocking: string[]; revert: string[]; keep: string }
  /** It knows migrations that are not applied: it has to be deployed, which migrates. */
  | { kind: "forward"; missing: string[] };

/** Decides between {@link RollbackPlan}s, by the record alone: it is readable when the database is down. */
export function planRollback(record: ReleaseEntry[], target: KnownMigrations): RollbackPlan {
  const applied = appliedNow(record);
  const missing = target.known.filter((name) => !applied.includes(name));
  if (missing.length > 0) return { kind: "forward", missing };
  const incompatible = new Set(record.flatMap(({ migrations }) => migrations.incompatible));
  const strangers = applied.filter((name) => !target.known.includes(name)).toSorted();
  const blocking = strangers.filter((name) => incompatible.has(name));
  const [first] = blocking;
  if (first === undefined) return { kind: "code" };
  const keep = applied.toSorted().findLast((name) => name < first) ?? "";
  return {
    kind: "schema",
    blocking,
    revert: applied
      .filter((name) => name >= first)
      .toSorted()
      .toReversed(),
    keep,
  };
}

/** What the last entry that looked left in the database. */
export function appliedNow(record: ReleaseEntry[]): string[] {
  return record.findLast(({ migrations }) => migrations.after.length > 0)?.migrations.after ?? [];
}

/** What to do about a command that was killed: once its release alone holds the lease it is finished, before that undone. */
export function planRecovery(journal: Pick<Journal, "slot">, lease: Slot[]): "finish" | "undo" {
  return lease.length === 1 && lease[0] === journal.slot ? "finish" : "undo";
}

/** The migrations that a release brings on whose result the one before does not work. */
export function findBreaking(release: KnownMigrations, applied: string[]): string[] {
  return release.incompatible.filter((name) => !applied.includes(name));
}
