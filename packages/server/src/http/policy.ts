import type { Role } from "@xtablo/contract";
import { forbidden } from "./app-error.ts";

/** Which roles may do what with one kind of thing. */
export interface Policy<Action extends string> {
  /** Whether a member with this role may do it. */
  can(role: Role, action: Action): boolean;
  /** Throws 403 unless {@link Policy.can}. */
  require(role: Role, action: Action): void;
}

/** Who changes content: everyone but viewers. */
export const editors: readonly Role[] = ["owner", "editor"];
/** Who decides about the tablo itself. */
export const owners: readonly Role[] = ["owner"];

/** Makes a policy of its table. `things` names them in the refusal, such as "tasks". */
export function definePolicy<Action extends string>(
  things: string,
  allowed: Record<Action, readonly Role[]>,
): Policy<Action> {
  const can = (role: Role, action: Action) => allowed[action].includes(role);
  return {
    can,
    require(role, action) {
      if (!can(role, action)) throw forbidden(`As ${role} you may not ${action} ${things}. Ask an owner of the tablo.`);
    },
  };
}
