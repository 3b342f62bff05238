import { api } from "@xtablo/contract";
import {
  type Accounts,
  type Config,
  type ListedUser,
  type UserFilter,
  withAccounts,
} from "@xtablo/server/ops/database";
import { Failure } from "../lib/failure.ts";
import { withDatabase } from "./database.ts";
import type { Progress } from "./progress.ts";

/** A link to choose a password, once. */
export interface Link {
  url: string;
  expiresAt: Date;
}

/** An account to make; without a password it gets a link to choose one. */
export interface Wish {
  email: string;
  name: string;
  admin: boolean;
  locale: "en" | "fr" | null;
  password: string | null;
}

/** How to go about a change of an account. */
export interface ChangeOptions {
  dryRun: boolean;
  lastAdminToo: boolean;
  /** Asked before the change, with the account as it is. */
  confirm: (user: ListedUser) => Promise<void>;
}

/** The account afterwards, and whether that is another than before (with `dryRun`: would be). */
export interface Changed {
  user: ListedUser;
  changed: boolean;
}

/** How long a link lives, in hours: a first one waits for somebody who knows nothing of it yet. */
const lives = { firstLink: 7 * 24, link: 24 };

/** Checks a wish as the sign-up page's are. Throws a {@link Failure} with all that is wrong, before any work. */
function checkWish({ password, ...wish }: Wish): Wish {
  const { body } = api.auth.signup;
  const schema = body.omit({ password: true, locale: true }).extend({ password: body.shape.password.nullable() });
  const checked = schema.safeParse({ email: wish.email, name: wish.name, password });
  if (checked.success) return { ...wish, ...checked.data };
  const messages = checked.error.issues.map(({ message }) => message);
  throw new Failure(messages.join("\n"), "See the same command with --help.", { exitCode: 2 });
}

/** Makes an account. Gives it back (null with `dryRun`), with the link when no password was given. */
export async function createUser(
  config: Config,
  progress: Progress,
  { wish, dryRun }: { wish: Wish; dryRun: boolean },
): Promise<{ user: ListedUser | null; link: Link | null }> {
  const checked = checkWish(wish);
  return withUsers(config, progress, async (accounts) => {
    await accounts.requireFreeAddress(checked.email);
    if (dryRun) return { user: null, link: null };
    const user = await accounts.create(checked);
    return { user, link: checked.password === null ? await makeLink(config, accounts, user, lives.firstLink) : null };
  });
}

/** The accounts by address. */
export async function listUsers(config: Config, progress: Progress, filter: UserFilter): Promise<ListedUser[]> {
  return withUsers(config, progress, (accounts) => accounts.list(filter));
}

/** Makes somebody an admin, or takes that away, after `confirm` let it. */
export async function changeAdmin(
  config: Config,
  progress: Progress,
  options: ChangeOptions & { email: string; admin: boolean },
): Promise<Changed> {
  return withUsers(config, progress, async (accounts) => {
    const user = await accounts.read(options.email);
    if (user.admin === options.admin) return { user, changed: false };
    if (!options.admin && !options.lastAdminToo) await accounts.requireOtherAdmin(user);
    if (options.dryRun) return { user, changed: true };
    await options.confirm(user);
    return { user: await accounts.setAdmin(user, options), changed: true };
  });
}

/** Shuts somebody out, ending their sessions, or lets them in again, after `confirm` let it. */
export async function changeAccess(
  config: Config,
  progress: Progress,
  options: ChangeOptions & { email: string; disabled: boolean },
): Promise<Changed> {
  return withUsers(config, progress, async (accounts) => {
    const user = await accounts.read(options.email);
    if (user.disabled === options.disabled) return { user, changed: false };
    if (options.disabled && !options.lastAdminToo) await accounts.requireOtherAdmin(user);
    if (options.dryRun) return { user, changed: true };
    await options.confirm(user);
    return { user: await accounts.setDisabled(user, options), changed: true };
  });
}

/** Makes a link with which somebody chooses a new password; null with `dryRun`. */
export async function resetPassword(
  config: Config,
  progress: Progress,
  { email, dryRun }: { email: string; dryRun: boolean },
): Promise<{ user: ListedUser; link: Link | null }> {
  return withUsers(config, progress, async (accounts) => {
    const user = await accounts.read(email);
    accounts.requireEnabled(user);
    return { user, link: dryRun ? null : await makeLink(config, accounts, user, lives.link) };
  });
}

/** The secret stands behind the `#`, which browsers send to no server: it gets into no log. */
async function makeLink(config: Config, accounts: Accounts, user: ListedUser, hours: number): Promise<Link> {
  const { secret, expiresAt } = await accounts.letChoosePassword(user, hours);
  const url = new URL("/reset-password", config.publicUrl);
  url.hash = secret;
  return { url: url.href, expiresAt };
}

function withUsers<T>(config: Config, progress: Progress, work: (accounts: Accounts) => Promise<T>): Promise<T> {
  return withDatabase(config, progress, (url) => withAccounts(url, work));
}
