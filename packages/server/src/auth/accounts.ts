import type { Knex } from "knex";
import { AccountError } from "./account-error.ts";
import { makePasswordReset, type PasswordReset } from "./password-reset.service.ts";
import { createPasswords } from "./passwords.ts";
import {
  createUser,
  type ListedUser,
  listUsers,
  type NewUser,
  readUser,
  requireFreeAddress,
  requireOtherAdmin,
  setAdmin,
  setDisabled,
  type UserFilter,
} from "./users.service.ts";

/** The accounts of a database, as an operator handles them. */
export function createAccounts(db: Knex) {
  return {
    /** Makes an account; without a password nobody can sign in to it yet. Throws `AccountError` when the address is taken. */
    async create({
      password,
      ...user
    }: Omit<NewUser, "passwordHash"> & { password: string | null }): Promise<ListedUser> {
      const passwordHash = password === null ? null : await createPasswords().hash(password);
      return createUser(db, { ...user, passwordHash });
    },
    /** Throws `AccountError` when there is an account with this address. */
    requireFreeAddress: (email: string): Promise<void> => requireFreeAddress(db, email),
    list: (filter?: UserFilter): Promise<ListedUser[]> => listUsers(db, filter),
    /** The user with an address. Throws `AccountError` when there is none. */
    read: (email: string): Promise<ListedUser> => readUser(db, email),
    /** Throws `AccountError` for the only admin who can sign in. */
    requireOtherAdmin: (user: ListedUser): Promise<void> => requireOtherAdmin(db, user.id),
    /** Makes a user an admin, or takes that away; never from the last one, unless `lastAdminToo`. */
    setAdmin: (user: ListedUser, options: { admin: boolean; lastAdminToo: boolean }): Promise<ListedUser> =>
      setAdmin(db, user.id, options),
    /** Shuts a user out or lets them in again; never the last admin, unless `lastAdminToo`. */
    setDisabled: (user: ListedUser, options: { disabled: boolean; lastAdminToo: boolean }): Promise<ListedUser> =>
      setDisabled(db, user.id, options),
    /**
     * The secret of a link with which a user chooses a password, once, within so many hours. Those before it are void.
     * Throws `AccountError` when the account is disabled.
     */
    async letChoosePassword(user: ListedUser, hours: number): Promise<PasswordReset> {
      requireEnabled(user);
      return makePasswordReset(db, user.id, hours);
    },
    requireEnabled,
  };
}

/** Throws `AccountError` for a disabled account, which a new password would not open. */
function requireEnabled({ email, disabled }: ListedUser): void {
  if (!disabled) return;
  throw new AccountError(
    "disabled",
    `The account ${email} is disabled: a new password would not let them in.`,
    `Let them in first: xtablo user disable ${email} --enable`,
  );
}
