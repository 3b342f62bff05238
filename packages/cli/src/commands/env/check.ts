import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { deployFlags } from "../../lib/deploy-flags.ts";

export class EnvCheckCommand extends XtabloCommand {
  static override summary = "Say what is missing, weak, contradictory or readable by others in .env.prod.";
  static override description = "Shows no secret. Ends with 1 when a deploy would refuse it.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    "<%= config.bin %> <%= command.id %> --host root@vm --json",
  ];
  static override flags = { ...deployFlags, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(EnvCheckCommand);
    const { withHost } = await import("../../runbooks/deploy/host/open-host.ts");
    const { inspectEnv } = await import("../../runbooks/deploy/env/check-env.ts");
    const { openPlaces } = await import("../../runbooks/deploy/deployment.ts");
    const { path, findings } = await withHost(flags.host, async (host) => {
      const { places, text } = await openPlaces(host, flags.folder);
      return { path: places.env, findings: await inspectEnv(host, places, text) };
    });
    const lines = findings.map(
      ({ severity, says, next }) => `${severity === "problem" ? "BAD " : "warn"}  ${says}\n      → ${next}`,
    );
    const ok = findings.every(({ severity }) => severity !== "problem");
    this.report(flags.json, lines.join("\n") || `ok    ${path} is complete, strong, and for its owner alone.`, {
      path,
      ok,
      findings,
    });
    if (!ok) process.exitCode = 1;
  }
}
