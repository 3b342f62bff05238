import { Args, Flags } from "@oclif/core";
import type { Link } from "../runbooks/users.ts";

/** The address of an account that there is. oclif would read a missing one from the standard input. */
export const userArgs = {
  email: Args.string({ description: "The address of the account.", required: true, ignoreStdin: true }),
};

/** Goes with what might leave the server without an admin. */
export const lastAdminFlag = Flags.boolean({
  default: false,
  description: "Even if nobody who can sign in is an admin then.",
  env: "XTABLO_USER_LAST_ADMIN",
});

/** As people say it: `Inès Brémond (ines@example.org)`. */
export function describeUser({ name, email }: { name: string; email: string }): string {
  return `${name} (${email})`;
}

/** What to know of a link, in one line. */
export function describeLink({ expiresAt }: Link): string {
  const until = expiresAt.toISOString().slice(0, 16).replace("T", " ");
  return `It works once, until ${until} UTC; whoever has it sets the password.`;
}
