import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { progress } from "../../lib/present.ts";

const kinds = ["applied", "pending", "unknown"] as const;

export class MigrateStatusCommand extends XtabloCommand {
  static override summary = "List applied, pending and unknown migrations.";
  static override description = "Unknown ones were applied by another release.";
  static override examples = ["<%= config.bin %> <%= command.id %>", "<%= config.bin %> <%= command.id %> --json"];
  static override flags = { json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(MigrateStatusCommand);
    const config = await loadConfiguration();
    const { compareMigrations } = await import("../../runbooks/migrate.ts");
    const status = await compareMigrations(config, progress);
    const lines = kinds.flatMap((kind) => status[kind].map((name) => `${kind.padEnd(8)} ${name}`));
    this.report(flags.json, lines.join("\n") || "There are no migrations.", status);
  }
}
