import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { formatFindings } from "../lib/present.ts";

export class StatusCommand extends XtabloCommand {
  static override summary = "Show on one screen how the server is.";
  static override description =
    "Server, release, database, storage, worker, queue and disk. It starts nothing, and ends with 1 when something is wrong.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "For a monitor:", command: "<%= config.bin %> <%= command.id %> --json" },
  ];
  static override flags = { json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(StatusCommand);
    const config = await loadConfiguration();
    const { readReport } = await import("../runbooks/status.ts");
    const report = await readReport(config);
    this.report(flags.json, formatFindings(report.lines), report);
    if (!report.ok) process.exitCode = 1;
  }
}
