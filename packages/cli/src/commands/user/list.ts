import { Flags } from "@oclif/core";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { formatTable, progress } from "../../lib/present.ts";

/** So that a row has 80 characters at most. */
const most = { email: 30, name: 19 };

export class UserListCommand extends InsideCommand {
  static override summary = "List the accounts.";
  static override description = "What is too long for the table is whole in --json.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> --admins",
    "<%= config.bin %> <%= command.id %> --search example.org --json",
  ];
  static override flags = {
    admins: Flags.boolean({ default: false, description: "Admins alone.", env: "XTABLO_USER_ADMINS" }),
    disabled: Flags.boolean({ default: false, description: "Disabled ones alone.", env: "XTABLO_USER_DISABLED" }),
    search: Flags.string({
      description: "Those with this in their address or name.",
      helpValue: "TEXT",
      env: "XTABLO_USER_SEARCH",
    }),
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(UserListCommand);
    const config = await loadConfiguration();
    const { listUsers } = await import("../../runbooks/users.ts");
    const users = await listUsers(config, progress, flags);
    const rows = users.map(({ email, name, admin, disabled, createdAt }) => [
      shorten(email, most.email),
      shorten(name, most.name),
      admin ? "yes" : "no",
      disabled ? "disabled" : "enabled",
      createdAt.toISOString().slice(0, 10),
    ]);
    const nobody =
      flags.admins || flags.disabled || flags.search ? "No account is like that." : "There are no accounts.";
    this.report(
      flags.json,
      users.length > 0 ? formatTable(["EMAIL", "NAME", "ADMIN", "STATE", "SINCE"], rows) : nobody,
      users,
    );
  }
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
