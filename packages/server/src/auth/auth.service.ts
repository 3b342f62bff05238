import type { Account } from "@xtablo/contract";
import { v7 as makeId } from "uuid";
import type { Deps } from "../deps.ts";
import { AppError } from "../http/app-error.ts";
import { UserModel } from "./user.model.ts";
import { viewAccount } from "./user.view.ts";

/** Accounts are made one at a time while the first one, who may become admin, is looked for. */
const firstAccountLock = 7_204_001;

/**
 * Makes an account. The first one of a development server is an admin.
 * Throws 403 when sign-up is not open, 409 when the address is taken, 429 beyond the limit.
 */
export async function signUp(
  deps: Deps,
  given: { name: string; email: string; password: string; locale?: "en" | "fr" },
  address: string,
): Promise<Account> {
  if (deps.config.signup !== "open")
    throw new AppError(
      403,
      "signup_closed",
      "This server makes accounts by invitation only. Ask its operator for one.",
    );
  await deps.loginLimits.countSignup(address);
  const { password, ...profile } = given;
  if (await UserModel.query(deps.db).findOne({ email: profile.email })) throw addressTaken();
  const passwordHash = await deps.passwords.hash(password);
  const user = { id: makeId(), ...profile, locale: profile.locale ?? null, password_hash: passwordHash };
  return deps.db.transaction(async (trx) => {
    await trx.raw("select pg_advisory_xact_lock(?)", [firstAccountLock]);
    if (await UserModel.query(trx).findOne({ email: profile.email })) throw addressTaken();
    const first = (await UserModel.query(trx).select("id").first()) === undefined;
    const admin = first && deps.config.env === "development";
    await UserModel.query(trx).insert({ ...user, admin });
    return viewAccount({ ...user, admin });
  });
}

/**
 * Checks an address and a password. Known and unknown addresses are answered alike, in text and time.
 * Throws 401 when they do not match, 429 after too many failures.
 */
export async function logIn(deps: Deps, given: { email: string; password: string }, address: string): Promise<Account> {
  await deps.loginLimits.countAttempt(address, given.email);
  const user = await UserModel.query(deps.db).findOne({ email: given.email });
  const matches = await deps.passwords.matches(given.password, user?.password_hash ?? null);
  if (!user || !matches || user.disabled_at)
    throw new AppError(
      401,
      "wrong_credentials",
      "The email address and the password do not match. Check both and try again.",
    );
  await deps.loginLimits.takeBack(address, given.email);
  return viewAccount(user);
}

function addressTaken(): AppError {
  return new AppError(409, "address_taken", "There is already an account with this email address. Sign in instead.");
}
