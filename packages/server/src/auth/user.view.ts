import type { Account } from "@xtablo/contract";
import type { SignedIn } from "../http/session-store.ts";

/** A user as they see themselves. */
export function viewAccount(user: SignedIn): Account {
  return { id: user.id, email: user.email, name: user.name, admin: user.admin, locale: user.locale };
}
