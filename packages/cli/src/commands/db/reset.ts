import { confirmName, requireAnswer } from "../../lib/ask.ts";
import { engineFlag, sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { root } from "../../lib/environment.ts";
import { progress } from "../../lib/present.ts";

export class DbResetCommand extends XtabloCommand {
  static override summary = "Destroy the development database and the uploaded files, then migrate it.";
  static override description = "Asks for the database's name, and refuses in production.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "In a script:", command: "<%= config.bin %> <%= command.id %> --yes" },
  ];
  static override flags = {
    engine: engineFlag,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DbResetCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { resetDatabase } = await import("../../runbooks/db.ts");
    const outcome = await resetDatabase(config, progress, {
      root,
      engine: flags.engine,
      dryRun: flags["dry-run"],
      confirm: async ({ address, name }) =>
        confirmName(`This destroys everything in ${address}, and the uploaded files.`, name, flags),
    });
    this.report(flags.json, outcome.text, outcome);
  }
}
