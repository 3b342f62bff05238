import { ProblemError, task as taskSchema, type BoardTask, type Task } from "@xtablo/contract";
import type { Write } from "../../platform/writes.ts";
import { updateTask } from "./task-writes.ts";

/** A text of a task that was typed over what stood there at `version`. */
export interface TextEdit {
  field: "title" | "description";
  /** What the text was when one began to type. */
  base: string;
  version: number;
  text: string;
}

/** What became of an edit: saved, or somebody else has written something else meanwhile. */
export type TextOutcome = { kind: "saved"; task: Task } | { kind: "conflict"; current: Task };

/**
 * Saves a text unless somebody else has changed the same text meanwhile. A change of another field is no conflict:
 * then it is sent again on top of that. Throws what else the server refuses.
 */
export async function saveText(
  write: (write: Write<Task>) => Promise<Task>,
  task: BoardTask,
  { field, base, version, text }: TextEdit,
): Promise<TextOutcome> {
  for (let ifVersion = version; ;) {
    try {
      return { kind: "saved", task: await write(updateTask(task, { [field]: text }, ifVersion)) };
    } catch (error) {
      const current = currentOf(error);
      if (!current) throw error;
      if (current[field] !== base && current[field] !== text) return { kind: "conflict", current };
      ifVersion = current.version;
    }
  }
}

/** The task as it is now, from a refusal because of its version. */
function currentOf(error: unknown): Task | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 412) return undefined;
  return taskSchema.safeParse(error.problem.current).data;
}
