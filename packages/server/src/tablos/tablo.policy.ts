import type { Role } from "@xtablo/contract";
import { forbidden } from "../http/app-error.ts";

/** What can be done with a tablo itself. */
export type TabloAction = "edit" | "archive" | "delete";

const allowed: Record<TabloAction, readonly Role[]> = {
  edit: ["owner", "editor"],
  archive: ["owner"],
  delete: ["owner"],
};

/** Whether a member with this role may do it. */
export function canTablo(role: Role, action: TabloAction): boolean {
  return allowed[action].includes(role);
}

/** Throws 403 unless {@link canTablo}. */
export function requireTablo(role: Role, action: TabloAction): void {
  if (!canTablo(role, action)) throw forbidden(`As ${role} you may not ${action} this tablo. Ask one of its owners.`);
}
