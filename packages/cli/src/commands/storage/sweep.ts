import { confirm, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";
import type { Sweeping } from "../../runbooks/storage.ts";

export class StorageSweepCommand extends InsideCommand {
  static override summary = "Remove what broken uploads left, as the worker does every hour.";
  static override description =
    "Uploads that stayed pending, bytes without a row, half-written bytes. Never what is younger than an hour, in the Trash, or still on its way.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> --dry-run",
    { description: "In a script:", command: "<%= config.bin %> <%= command.id %> --yes" },
  ];
  static override flags = { yes: sharedFlags.yes, "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(StorageSweepCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { sweepStorage } = await import("../../runbooks/storage.ts");
    const sweeping = await sweepStorage(config, progress, {
      dryRun: flags["dry-run"],
      confirm: async (counts, place) =>
        confirm(`This removes ${sayCounts(counts)} from ${place} for good. Go on?`, flags),
    });
    this.report(flags.json, textOf(sweeping), { ...sweeping, dryRun: flags["dry-run"] });
  }
}

function textOf({ removed, counts, found }: Sweeping): string {
  if (removed) return `Removed ${sayCounts(counts)}.`;
  const lines = [
    ...section("Pending uploads:", found.pending),
    ...section("Files without a row:", found.bytes),
    ...section("Half-written files:", found.unfinished),
  ];
  return lines.length === 0
    ? "There is nothing to remove."
    : [...lines, `Would remove ${sayCounts(counts)}.`].join("\n");
}

/** A key fills a line of 80 columns. */
function section(title: string, keys: string[]): string[] {
  return keys.length === 0 ? [] : [title, ...keys];
}

function sayCounts({ pending, bytes, unfinished }: Sweeping["counts"]): string {
  return `${pending} pending uploads, ${bytes} files without a row and ${unfinished} half-written files`;
}
