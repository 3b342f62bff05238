import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { progress } from "../../lib/present.ts";

export class MigrateUpCommand extends XtabloCommand {
  static override summary = "Apply every pending migration, all or none.";
  static override examples = ["<%= config.bin %> <%= command.id %>", "<%= config.bin %> <%= command.id %> --dry-run"];
  static override flags = { "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(MigrateUpCommand);
    const config = await loadConfiguration();
    const { applyMigrations } = await import("../../runbooks/migrate.ts");
    const outcome = await applyMigrations(config, progress, { dryRun: flags["dry-run"] });
    const verb = flags["dry-run"] ? "Would apply" : "Applied";
    const text = outcome.applied.map((name) => `${verb} ${name}`).join("\n") || "Nothing is pending.";
    this.report(flags.json, text, { ...outcome, dryRun: flags["dry-run"] });
  }
}
