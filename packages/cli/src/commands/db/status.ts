import { engineFlag, sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";
import { formatPairs } from "../../lib/present.ts";

export class DbStatusCommand extends XtabloCommand {
  static override summary = "Show which database is used and whether it runs.";
  static override examples = ["<%= config.bin %> <%= command.id %>", "<%= config.bin %> <%= command.id %> --json"];
  static override flags = { engine: engineFlag, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbStatusCommand);
    const config = await loadConfiguration();
    const { inspectDatabase } = await import("../../runbooks/db.ts");
    const status = await inspectDatabase(config, { root, engine: flags.engine });
    const pairs = Object.entries(status).map(([name, value]): [string, string] => [name, String(value ?? "-")]);
    this.report(flags.json, formatPairs(pairs), status);
  }
}
