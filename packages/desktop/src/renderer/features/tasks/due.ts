import type { BoardTask } from "@xtablo/contract";
import { daysUntil } from "../../lib/format.ts";

/** How near a task's due date is. Done tasks are never late. */
export type DueState = "late" | "soon" | "later";

const soonDays = 6;

/** Is a task late or due within six days; null when it has no due date. */
export function dueStateOf({ dueOn, status }: Pick<BoardTask, "dueOn" | "status">): DueState | null {
  if (dueOn === null) return null;
  if (status === "done") return "later";
  const days = daysUntil(dueOn);
  if (days < 0) return "late";
  return days <= soonDays ? "soon" : "later";
}
