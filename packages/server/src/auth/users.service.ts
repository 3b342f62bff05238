import type { Knex } from "knex";
import { v7 as makeId } from "uuid";
import { suggest } from "../config/suggest.ts";
import { AccountError } from "./account-error.ts";
import { endSessions } from "./sessions.ts";
import { UserModel } from "./user.model.ts";

/** A user as an operator sees them. */
export interface ListedUser {
  id: string;
  email: string;
  name: string;
  admin: boolean;
  disabled: boolean;
  locale: "en" | "fr" | null;
  createdAt: Date;
}

/** Which users to list; all of them when nothing is said. */
export interface UserFilter {
  admins?: boolean;
  disabled?: boolean;
  /** Stands in the name or the address, in any case of letters. */
  search?: string | undefined;
}

/** An account to make. Without a hash of a password nobody can sign in to it yet. */
export interface NewUser {
  email: string;
  name: string;
  admin: boolean;
  locale: "en" | "fr" | null;
  passwordHash: string | null;
}

/** Makes an account. Throws {@link AccountError} when the address is taken. */
export async function createUser(db: Knex, { passwordHash, ...profile }: NewUser): Promise<ListedUser> {
  const user = { id: makeId(), ...profile, password_hash: passwordHash };
  const made = await UserModel.query(db).insert(user).onConflict("email").ignore().returning("*");
  if (!made.created_at) throw addressTaken(profile.email);
  return viewUser(made);
}

/** Throws {@link AccountError} when there is an account with this address. */
export async function requireFreeAddress(db: Knex, email: string): Promise<void> {
  if (await UserModel.query(db).findOne({ email })) throw addressTaken(email);
}

function addressTaken(email: string): AccountError {
  return new AccountError(
    "address_taken",
    `There is already an account with the address ${email}.`,
    `Give it a new password: xtablo user reset-password ${email}`,
  );
}

/** Users by address. */
export async function listUsers(db: Knex, { admins, disabled, search }: UserFilter = {}): Promise<ListedUser[]> {
  const query = UserModel.query(db).orderBy("email");
  if (admins) void query.where({ admin: true });
  if (disabled) void query.whereNotNull("disabled_at");
  if (search) void query.whereRaw("strpos(lower(name || ' ' || email), lower(?)) > 0", [search]);
  return (await query).map(viewUser);
}

/** The user with this address. Throws {@link AccountError} when there is none, with the likeliest. */
export async function readUser(db: Knex, email: string): Promise<ListedUser> {
  const user = await UserModel.query(db).findOne({ email: email.trim().toLowerCase() });
  if (user) return viewUser(user);
  const known = await UserModel.query(db).select("email");
  const near = suggest(
    email,
    known.map((one) => one.email),
  );
  throw new AccountError(
    "no_such_user",
    `There is no account with the address ${email}.`,
    near ? `Did you mean ${near}?` : "See the accounts: xtablo user list",
  );
}

/**
 * Makes a user an admin, or takes that away. Throws {@link AccountError} for the only admin who can sign in, unless `lastAdminToo`.
 * Returns the user as they are then.
 */
export function setAdmin(
  db: Knex,
  userId: string,
  { admin, lastAdminToo }: { admin: boolean; lastAdminToo: boolean },
): Promise<ListedUser> {
  return db.transaction(async (trx) => {
    if (!admin && !lastAdminToo) await requireOtherAdmin(trx, userId);
    return viewUser(await patch(trx, userId, { admin }));
  });
}

/**
 * Shuts a user out, ending their sessions and the link to choose a password, or lets them in again.
 * Throws {@link AccountError} for the only admin who can sign in, unless `lastAdminToo`. Returns the user as they are then.
 */
export function setDisabled(
  db: Knex,
  userId: string,
  { disabled, lastAdminToo }: { disabled: boolean; lastAdminToo: boolean },
): Promise<ListedUser> {
  return db.transaction(async (trx) => {
    if (disabled && !lastAdminToo) await requireOtherAdmin(trx, userId);
    const user = await patch(trx, userId, { disabled_at: disabled ? new Date() : null });
    if (disabled) {
      await trx("password_resets").where({ user_id: userId }).delete();
      await endSessions(trx, userId);
    }
    return viewUser(user);
  });
}

/**
 * Throws {@link AccountError} for the only admin who can sign in.
 * In a transaction it locks the admins, always in the same order, so that two who take it from each other wait.
 */
export async function requireOtherAdmin(db: Knex, userId: string): Promise<void> {
  const admins = await UserModel.query(db)
    .select("id")
    .where({ admin: true })
    .whereNull("disabled_at")
    .orderBy("id")
    .forNoKeyUpdate();
  if (admins.length === 1 && admins[0]?.id === userId)
    throw new AccountError(
      "last_admin",
      "Nobody else who can sign in is an admin.",
      "Make somebody else one first (xtablo user promote EMAIL), or add --last-admin.",
    );
}

async function patch(
  trx: Knex.Transaction,
  userId: string,
  fields: Partial<Pick<UserModel, "admin" | "disabled_at">>,
): Promise<UserModel> {
  return UserModel.query(trx)
    .patchAndFetchById(userId, { ...fields, updated_at: new Date() })
    .throwIfNotFound();
}

function viewUser({ id, email, name, admin, disabled_at, locale, created_at }: UserModel): ListedUser {
  return { id, email, name, admin, disabled: disabled_at !== null, locale, createdAt: created_at };
}
