import { engineFlag, sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";

export class DbUrlCommand extends XtabloCommand {
  static override summary = "Print the address of the development database, with its password.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "Open a shell on it:", command: 'psql "$(<%= config.bin %> <%= command.id %>)"' },
  ];
  static override flags = { engine: engineFlag, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbUrlCommand);
    const config = await loadConfiguration();
    const { findUrl } = await import("../../runbooks/db.ts");
    const url = await findUrl(config, { root, engine: flags.engine });
    this.report(flags.json, url, { url });
  }
}
