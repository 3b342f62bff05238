import type { Account, Input } from "@xtablo/contract";
import type { api } from "@xtablo/contract";
import { pickChanged } from "../db/pick-changed.ts";
import type { Caller } from "../db/transaction.ts";
import type { SignedIn } from "../http/session-store.ts";
import { announceName, lockTablosOf } from "../members/members.service.ts";
import { UserModel } from "./user.model.ts";
import { viewAccount } from "./user.view.ts";

/** Changes one's own account. A new name is told in every tablo of theirs, whose boards show it. */
export function updateAccount(
  { deps }: Caller,
  user: SignedIn,
  fields: Input<typeof api.me.update>["body"],
): Promise<Account> {
  return deps.db.transaction(async (trx) => {
    const tabloIds = fields.name === undefined ? [] : await lockTablosOf(trx, user.id);
    const before = viewAccount(await UserModel.query(trx).findById(user.id).forNoKeyUpdate().throwIfNotFound());
    const changed = pickChanged(before, fields);
    if (Object.keys(changed).length === 0) return before;
    await UserModel.query(trx)
      .findById(user.id)
      .patch({ ...changed, updated_at: deps.now() });
    if (changed.name !== undefined) await announceName(trx, { userId: user.id, name: changed.name, tabloIds });
    return { ...before, ...changed };
  });
}
