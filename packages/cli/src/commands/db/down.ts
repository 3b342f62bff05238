import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";

export class DbDownCommand extends XtabloCommand {
  static override summary = "Stop the development database.";
  static override description = "Its data stay. A database that DATABASE_URL names is left alone.";
  static override examples = ["<%= config.bin %> <%= command.id %>"];
  static override flags = { json: sharedFlags.json, "dry-run": sharedFlags.dryRun };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbDownCommand);
    const config = await loadConfiguration();
    const { lowerDatabase } = await import("../../runbooks/db.ts");
    const outcome = await lowerDatabase(config, { dryRun: flags["dry-run"] });
    this.report(flags.json, outcome.text, outcome);
  }
}
