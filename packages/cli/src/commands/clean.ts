import { Flags } from "@oclif/core";
import { confirm, confirmName, requireAnswer } from "../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { formatBytes } from "../lib/format-bytes.ts";
import { formatPairs, progress } from "../lib/present.ts";

export class CleanCommand extends XtabloCommand {
  static override summary = "Remove what can be made again: builds, caches, reports.";
  static override description =
    "Installed packages and .env stay, and so do the database and the uploaded files, unless --data is given. " +
    "Refuses while Xtablo runs.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "See what would go:", command: "<%= config.bin %> <%= command.id %> --data --dry-run" },
  ];
  static override flags = {
    data: Flags.boolean({
      default: false,
      description: "Destroy the embedded database and the files too.",
      env: "XTABLO_CLEAN_DATA",
    }),
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(CleanCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { clean, placeOf, planCleaning } = await import("../runbooks/clean.ts");
    const plan = await planCleaning(root, config, flags);
    const rows = plan.map(({ path, sizeBytes }): [string, string] => [placeOf(root, path), formatBytes(sizeBytes)]);
    const list = formatPairs(rows);
    if (plan.length > 0 && !flags["dry-run"]) {
      if (!flags.yes) progress.info(list);
      if (flags.data)
        await confirmName(`This destroys the database and the files in ${config.dataDir}.`, "xtablo", flags);
      else await confirm("Remove these?", flags);
      await clean(config, plan, progress, flags);
    }
    const verb = flags["dry-run"] ? "Would remove" : "Removed";
    const text = plan.length > 0 ? `${verb}:\n${list}` : "There is nothing to remove.";
    this.report(flags.json, text, { removed: plan, dryRun: flags["dry-run"] });
  }
}
