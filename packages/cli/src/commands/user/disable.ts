import { Flags } from "@oclif/core";
import { confirm, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";
import { describeUser, lastAdminFlag, userArgs } from "../../lib/user-command.ts";

export class UserDisableCommand extends InsideCommand {
  static override summary = "Shut somebody out and end their sessions, or let them in again.";
  static override description =
    "What they made stays, and their link to choose a password is void. The last admin is not shut out, unless you say so.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> ines@example.org",
    { description: "Let her in again:", command: "<%= config.bin %> <%= command.id %> ines@example.org --enable" },
  ];
  static override args = userArgs;
  static override flags = {
    enable: Flags.boolean({ default: false, description: "Let them in again.", env: "XTABLO_USER_ENABLE" }),
    "last-admin": lastAdminFlag,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UserDisableCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { changeAccess } = await import("../../runbooks/users.ts");
    const { user, changed } = await changeAccess(config, progress, {
      email: args.email,
      disabled: !flags.enable,
      lastAdminToo: flags["last-admin"],
      dryRun: flags["dry-run"],
      confirm: async (found) => confirm(questionAbout(describeUser(found), flags.enable), flags),
    });
    const who = describeUser(user);
    const state = flags.enable ? "enabled" : "disabled";
    const done = flags["dry-run"] ? `Would make ${who} ${state}.` : `${who} is ${state}.`;
    this.report(flags.json, changed ? done : `${who} is ${state} already.`, {
      user,
      changed,
      dryRun: flags["dry-run"],
    });
  }
}

function questionAbout(who: string, enable: boolean): string {
  return enable ? `This lets ${who} in again. Go on?` : `This shuts ${who} out and ends their sessions. Go on?`;
}
