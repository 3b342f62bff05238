import { engineFlag, sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";
import { progress } from "../../lib/present.ts";

export class DbDownCommand extends XtabloCommand {
  static override summary = "Stop the development database.";
  static override description = "Its data stay. A database that DATABASE_URL names is left alone.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "The containers:", command: "<%= config.bin %> <%= command.id %> --engine compose" },
  ];
  static override flags = { engine: engineFlag, json: sharedFlags.json, "dry-run": sharedFlags.dryRun };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbDownCommand);
    const config = await loadConfiguration();
    const { lowerDatabase } = await import("../../runbooks/db.ts");
    const options = { root, engine: flags.engine, dryRun: flags["dry-run"] };
    const outcome = await lowerDatabase(config, progress, options);
    this.report(flags.json, outcome.text, outcome);
  }
}
