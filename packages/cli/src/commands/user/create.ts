import { Args, Flags } from "@oclif/core";
import { askLine } from "../../lib/ask.ts";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";
import { readPassword } from "../../lib/read-password.ts";
import { describeLink, describeUser } from "../../lib/user-command.ts";

export class UserCreateCommand extends InsideCommand {
  static override summary = "Make an account, and print a one-time link to choose its password.";
  static override description =
    "The link is good for 7 days. On a terminal, what is missing is asked for. Works whatever SIGNUP says.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> ines@example.org --name "Inès Brémond"',
    {
      description: "The first admin of a server, with a password from a file:",
      command: "<%= config.bin %> <%= command.id %> ines@example.org --name Inès --admin --password-stdin <FILE",
    },
  ];
  static override args = { email: Args.string({ description: "Their address.", ignoreStdin: true }) };
  static override flags = {
    name: Flags.string({ description: "Their name, as others see it.", helpValue: "NAME", env: "XTABLO_USER_NAME" }),
    admin: Flags.boolean({ default: false, description: "Make them an admin.", env: "XTABLO_USER_ADMIN" }),
    locale: Flags.option({
      helpValue: "en|fr",
      options: ["en", "fr"] as const,
      description: "Their language.",
      env: "XTABLO_USER_LOCALE",
    })(),
    "password-stdin": Flags.boolean({
      default: false,
      description: "Take the password from the standard input; print no link.",
      env: "XTABLO_USER_PASSWORD_STDIN",
    }),
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UserCreateCommand);
    const email = args.email ?? (await askLine("Their email address:", "The address of the account is missing."));
    const name = flags.name ?? (await askLine("Their name:", "The name is missing: --name NAME."));
    const password = flags["password-stdin"] ? await readPassword() : null;
    const config = await loadConfiguration();
    const { createUser } = await import("../../runbooks/users.ts");
    const wish = { email, name, admin: flags.admin, locale: flags.locale ?? null, password };
    const { user, link } = await createUser(config, progress, { wish, dryRun: flags["dry-run"] });
    const kind = flags.admin ? "an admin's account" : "an account";
    const made = `${user ? "Made" : "Would make"} ${kind} for ${describeUser(user ?? wish)}.`;
    if (link && !flags.json) progress.info(`${made}\n${describeLink(link)}`);
    const outcome = { user, link: link?.url ?? null, linkExpiresAt: link?.expiresAt ?? null, dryRun: flags["dry-run"] };
    this.report(flags.json, link?.url ?? made, outcome);
  }
}
