import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { deployFlags } from "../lib/deploy-flags.ts";
import { formatReleases } from "../lib/receipt.ts";

export class ReleasesCommand extends XtabloCommand {
  static override summary = "Show what was deployed and rolled back, newest first.";
  static override description =
    "The record is a file on the machine, so it is there when the database is not. * serves now; Failed counts the probe's requests. " +
    "--json has it whole: digests, commits, who, steps, migrations, backups.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    "<%= config.bin %> <%= command.id %> --host root@vm --json",
  ];
  static override flags = { ...deployFlags, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(ReleasesCommand);
    const { withHost } = await import("../runbooks/deploy/host/open-host.ts");
    const { openPlaces } = await import("../runbooks/deploy/deployment.ts");
    const { readRecord } = await import("../runbooks/deploy/state/record.ts");
    const releases = await withHost(flags.host, async (host) => {
      const { places } = await openPlaces(host, flags.folder);
      return readRecord(host, places.record);
    });
    this.report(flags.json, formatReleases(releases), { releases });
  }
}
