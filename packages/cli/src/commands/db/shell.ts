import { engineFlag, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";
import { progress } from "../../lib/present.ts";

export class DbShellCommand extends XtabloCommand {
  static override summary = "Open psql on the development database.";
  static override description =
    "Needs psql on the PATH; with --engine compose it is the container's. What follows -- goes to psql. " +
    "An embedded database that does not run is started for that long.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "One query:", command: '<%= config.bin %> <%= command.id %> -- -c "select count(*) from users"' },
  ];
  static override strict = false;
  static override usage = "<%= command.id %> [--engine embedded|compose] [-- PSQL-ARGUMENTS]";
  static override flags = { engine: engineFlag };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(DbShellCommand);
    const config = await loadConfiguration();
    const { openShell } = await import("../../runbooks/db-shell.ts");
    const terminal = process.stdin.isTTY && process.stdout.isTTY;
    await openShell(config, progress, { root, engine: flags.engine, args: argv.map(String), terminal });
  }
}
