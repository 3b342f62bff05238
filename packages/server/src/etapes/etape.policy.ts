import type { Role } from "@xtablo/contract";
import { forbidden } from "../http/app-error.ts";

/** What can be done with etapes. */
export type EtapeAction = "create" | "edit" | "move" | "delete";

const allowed: Record<EtapeAction, readonly Role[]> = {
  create: ["owner", "editor"],
  edit: ["owner", "editor"],
  move: ["owner", "editor"],
  delete: ["owner", "editor"],
};

/** Whether a member with this role may do it. */
export function canEtape(role: Role, action: EtapeAction): boolean {
  return allowed[action].includes(role);
}

/** Throws 403 unless {@link canEtape}. */
export function requireRight(role: Role, action: EtapeAction): void {
  if (!canEtape(role, action))
    throw forbidden(`As ${role} you may not ${action} etapes. Ask an owner of the tablo for the editor role.`);
}
