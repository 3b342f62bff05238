import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { progress } from "../../lib/present.ts";

export class DbUpCommand extends XtabloCommand {
  static override summary = "Start the development database and leave it running.";
  static override description = "The embedded one, until `db down`. A database that DATABASE_URL names is left alone.";
  static override examples = ["<%= config.bin %> <%= command.id %>"];
  static override flags = { json: sharedFlags.json, "dry-run": sharedFlags.dryRun };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbUpCommand);
    const config = await loadConfiguration();
    const { raiseDatabase } = await import("../../runbooks/db.ts");
    const outcome = await raiseDatabase(config, progress, { dryRun: flags["dry-run"] });
    this.report(flags.json, outcome.text, outcome);
  }
}
