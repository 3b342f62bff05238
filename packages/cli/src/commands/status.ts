import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { insideFlags } from "../lib/deploy-flags.ts";
import { meansDeployment } from "../lib/inside-command.ts";
import { formatFindings, progress } from "../lib/present.ts";
import type { InsideTarget } from "../runbooks/deploy/inside.ts";
import { defaultFolder } from "../runbooks/deploy/places.ts";
import type { StatusReport } from "../runbooks/status.ts";

export class StatusCommand extends XtabloCommand {
  static override summary = "Show on one screen how the server is.";
  static override description =
    "Server, release, database, storage, worker, queue and disk; of a deployment (--host or --folder) also which slot serves, " +
    "its containers, the last deploy, the certificate and the last backup. It starts nothing, and ends with 1 when something is wrong.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "A deployment:", command: "<%= config.bin %> <%= command.id %> --host root@vm" },
    { description: "For a monitor:", command: "<%= config.bin %> <%= command.id %> --json" },
  ];
  static override flags = { ...insideFlags, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(StatusCommand);
    const report = meansDeployment(this.argv) ? await readThere(flags) : await readHere();
    this.report(flags.json, formatFindings(report.lines), report);
    if (!report.ok) process.exitCode = 1;
  }
}

async function readHere(): Promise<StatusReport> {
  const config = await loadConfiguration();
  const { readReport } = await import("../runbooks/status.ts");
  return readReport(config);
}

async function readThere({ host, folder = defaultFolder, engine }: InsideTarget): Promise<StatusReport> {
  const { withDeployment } = await import("../runbooks/deploy/deployment.ts");
  const { readDeployment } = await import("../runbooks/deploy/status/read-deployment.ts");
  return withDeployment({ host, folder, engine }, progress, readDeployment);
}
