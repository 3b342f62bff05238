import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";
import { describeLink, describeUser, userArgs } from "../../lib/user-command.ts";

export class UserResetPasswordCommand extends InsideCommand {
  static override summary = "Print a one-time link with which somebody chooses a new password.";
  static override description =
    "The link is good for 24 hours, and replaces an earlier one. Until it is used, the old password and the sessions stay.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> ines@example.org",
    "<%= config.bin %> <%= command.id %> ines@example.org --json",
  ];
  static override args = userArgs;
  static override flags = { "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UserResetPasswordCommand);
    const config = await loadConfiguration();
    const { resetPassword } = await import("../../runbooks/users.ts");
    const { user, link } = await resetPassword(config, progress, { email: args.email, dryRun: flags["dry-run"] });
    if (link && !flags.json) progress.info(`A link for ${describeUser(user)}.\n${describeLink(link)}`);
    this.report(flags.json, link?.url ?? `Would make a link for ${describeUser(user)}.`, {
      user,
      link: link?.url ?? null,
      linkExpiresAt: link?.expiresAt ?? null,
      dryRun: flags["dry-run"],
    });
  }
}
