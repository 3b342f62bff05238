import { Flags } from "@oclif/core";
import { confirm, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";
import { describeUser, lastAdminFlag, userArgs } from "../../lib/user-command.ts";

export class UserPromoteCommand extends InsideCommand {
  static override summary = "Make somebody an admin, or take that away.";
  static override description = "It counts from their next request on. The last admin stays one, unless you say so.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> ines@example.org",
    "<%= config.bin %> <%= command.id %> ines@example.org --revoke --yes",
  ];
  static override args = userArgs;
  static override flags = {
    revoke: Flags.boolean({ default: false, description: "Make them no admin any more.", env: "XTABLO_USER_REVOKE" }),
    "last-admin": lastAdminFlag,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UserPromoteCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { changeAdmin } = await import("../../runbooks/users.ts");
    const what = flags.revoke ? "no admin any more" : "an admin";
    const { user, changed } = await changeAdmin(config, progress, {
      email: args.email,
      admin: !flags.revoke,
      lastAdminToo: flags["last-admin"],
      dryRun: flags["dry-run"],
      confirm: async (found) => confirm(`This makes ${describeUser(found)} ${what}. Go on?`, flags),
    });
    const done = flags["dry-run"] ? `Would make ${describeUser(user)} ${what}.` : `${describeUser(user)} is ${what}.`;
    const same = `${describeUser(user)} is ${flags.revoke ? "no admin" : "an admin"} already.`;
    this.report(flags.json, changed ? done : same, { user, changed, dryRun: flags["dry-run"] });
  }
}
