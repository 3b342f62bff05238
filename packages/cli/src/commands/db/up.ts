import { engineFlag, sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";
import { progress } from "../../lib/present.ts";

export class DbUpCommand extends XtabloCommand {
  static override summary = "Start the development database and leave it running.";
  static override description =
    "The embedded one, or with --engine compose the containers of deploy/compose.yaml, until `db down`. " +
    "A database that DATABASE_URL names is left alone.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "In Docker or Podman:", command: "<%= config.bin %> <%= command.id %> --engine compose" },
  ];
  static override flags = { engine: engineFlag, json: sharedFlags.json, "dry-run": sharedFlags.dryRun };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbUpCommand);
    const config = await loadConfiguration();
    const { raiseDatabase } = await import("../../runbooks/db.ts");
    const options = { root, engine: flags.engine, dryRun: flags["dry-run"] };
    const outcome = await raiseDatabase(config, progress, options);
    this.report(flags.json, outcome.text, outcome);
  }
}
