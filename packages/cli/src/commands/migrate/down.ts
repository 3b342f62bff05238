import { Flags } from "@oclif/core";
import { confirm, confirmName, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { describeLoss, describeLosses } from "../../lib/losses.ts";
import { progress } from "../../lib/present.ts";

export class MigrateDownCommand extends XtabloCommand {
  static override summary = "Revert the newest migration, or all that are newer than --to.";
  static override description =
    "What the reverted tables and columns held is lost. In production it asks for the database's name.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    "<%= config.bin %> <%= command.id %> --to 20261122090000_accounts --dry-run",
  ];
  static override flags = {
    to: Flags.string({
      description: "Keep this migration and those before it.",
      helpValue: "NAME",
      env: "XTABLO_MIGRATE_TO",
    }),
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(MigrateDownCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { revertMigrations } = await import("../../runbooks/migrate.ts");
    const { reverted, losses } = await revertMigrations(config, progress, {
      to: flags.to,
      dryRun: flags["dry-run"],
      confirm: async ({ plan, losses: foreseen, address, name }) => {
        const message = `This reverts ${plan.join(", ")} in ${address}. ${describeLosses(foreseen)}`;
        await (config.env === "production" ? confirmName(message, name, flags) : confirm(`${message} Go on?`, flags));
      },
    });
    const [verb, lost] = flags["dry-run"] ? ["Would revert", "Would lose"] : ["Reverted", "Lost"];
    const lines = [
      ...reverted.map((name) => `${verb} ${name}`),
      ...losses.map((loss) => `${lost} ${describeLoss(loss)}`),
    ];
    this.report(flags.json, lines.join("\n") || "Nothing to revert.", { reverted, losses, dryRun: flags["dry-run"] });
  }
}
