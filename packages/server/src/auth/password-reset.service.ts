import { hash, randomBytes } from "node:crypto";
import type { Knex } from "knex";
import type { Deps } from "../deps.ts";
import { AppError } from "../http/app-error.ts";
import { endSessions } from "./sessions.ts";
import { UserModel } from "./user.model.ts";

/** What goes into a link, and until when it is good. The secret is told this once: its hash alone is kept. */
export interface PasswordReset {
  secret: string;
  expiresAt: Date;
}

/** Lets a user choose a password within so many hours, once. Links made for them before are void. */
export async function makePasswordReset(db: Knex, userId: string, hours: number): Promise<PasswordReset> {
  const secret = randomBytes(32).toString("base64url");
  await db.raw("delete from password_resets where expires_at <= now()"); // of anyone: nothing else looks for them
  const { rows }: { rows: { expires_at: Date }[] } = await db.raw(
    `insert into password_resets (secret_hash, user_id, expires_at) values (?, ?, now() + make_interval(hours => ?))
     on conflict (user_id) do update
       set secret_hash = excluded.secret_hash, created_at = now(), expires_at = excluded.expires_at
     returning expires_at`,
    [hashSecret(secret), userId, hours],
  );
  const [row] = rows;
  if (!row) throw new Error("the link was not kept");
  return { secret, expiresAt: row.expires_at };
}

/**
 * Sets a password with the secret of a link, and ends every session of that user. It signs nobody in.
 * Throws 410 when the link is unknown, used, expired, replaced, or its account disabled; 429 beyond the limit.
 */
export async function resetPassword(
  deps: Deps,
  { token, password }: { token: string; password: string },
  address: string,
): Promise<void> {
  await deps.loginLimits.countReset(address);
  const secretHash = hashSecret(token);
  if (!(await findOwner(deps.db, secretHash))) throw noLongerGood(); // a hash takes 64 MiB: not for just any link
  const passwordHash = await deps.passwords.hash(password);
  await deps.db.transaction(async (trx) => {
    const userId = await findOwner(trx, secretHash, "for no key update of u"); // the user before the link, as everyone
    const used = await trx("password_resets").where({ secret_hash: secretHash }).delete();
    if (!userId || used === 0) throw noLongerGood(); // somebody else used it meanwhile
    await UserModel.query(trx).findById(userId).patch({ password_hash: passwordHash, updated_at: deps.now() });
    await endSessions(trx, userId);
  });
}

/** Whose password a link lets choose; undefined when it lets nobody. */
async function findOwner(db: Knex, secretHash: Buffer, lock = ""): Promise<string | undefined> {
  const { rows }: { rows: { id: string }[] } = await db.raw(
    `select u.id from password_resets r join users u on u.id = r.user_id
     where r.secret_hash = ? and r.expires_at > now() and u.disabled_at is null ${lock}`,
    [secretHash],
  );
  return rows[0]?.id;
}

function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

function noLongerGood(): AppError {
  return new AppError(410, "link_no_longer_good", "This link is no longer good. Ask for a new one.");
}
