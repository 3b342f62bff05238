import type { Role } from "@xtablo/contract";
import { forbidden } from "../http/app-error.ts";

/** What can be done with tasks. */
export type TaskAction = "create" | "edit" | "move" | "delete";

const allowed: Record<TaskAction, readonly Role[]> = {
  create: ["owner", "editor"],
  edit: ["owner", "editor"],
  move: ["owner", "editor"],
  delete: ["owner", "editor"],
};

/** Whether a member with this role may do it. */
export function canTask(role: Role, action: TaskAction): boolean {
  return allowed[action].includes(role);
}

/** Throws 403 unless {@link canTask}. */
export function requireTask(role: Role, action: TaskAction): void {
  if (!canTask(role, action))
    throw forbidden(`As ${role} you may not ${action} tasks. Ask an owner of the tablo for the editor role.`);
}
