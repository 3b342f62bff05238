import { XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { printResult } from "../../lib/present.ts";

export class DbUrlCommand extends XtabloCommand {
  static override summary = "Print the address of the development database, with its password.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "Open a shell on it:", command: 'psql "$(<%= config.bin %> <%= command.id %>)"' },
  ];

  async run(): Promise<void> {
    await this.parse(DbUrlCommand);
    const config = await loadConfiguration();
    const { findUrl } = await import("../../runbooks/db.ts");
    printResult(await findUrl(config));
  }
}
