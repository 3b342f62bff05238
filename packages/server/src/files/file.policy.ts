import type { Role } from "@xtablo/contract";
import { forbidden } from "../http/app-error.ts";

/** What can be done with files. Reading needs membership alone. */
export type FileAction = "upload" | "delete";

const allowed: Record<FileAction, readonly Role[]> = {
  upload: ["owner", "editor"],
  delete: ["owner", "editor"],
};

/** Whether a member with this role may do it. */
export function canFile(role: Role, action: FileAction): boolean {
  return allowed[action].includes(role);
}

/** Throws 403 unless {@link canFile}. */
export function requireFileRight(role: Role, action: FileAction): void {
  if (!canFile(role, action))
    throw forbidden(`As ${role} you may not ${action} files. Ask an owner of the tablo for the editor role.`);
}
