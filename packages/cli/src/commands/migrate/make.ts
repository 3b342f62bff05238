import { Args } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../../lib/command.ts";

export class MigrateMakeCommand extends XtabloCommand {
  static override summary = "Write a new, empty migration.";
  static override examples = ["<%= config.bin %> <%= command.id %> add_due_dates"];
  static override args = {
    name: Args.string({ description: "What it does, in small letters with underscores.", required: true }),
  };
  static override flags = { "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateMakeCommand);
    const { makeMigration } = await import("@xtablo/server/ops/database");
    const path = await makeMigration(args.name, { dryRun: flags["dry-run"] });
    this.report(flags.json, path, { path, dryRun: flags["dry-run"] });
  }
}
