import { Args, Flags } from "@oclif/core";
import { confirm, confirmName, requireAnswer } from "../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { containerEngineFlag, deployFlags } from "../lib/deploy-flags.ts";
import { progress } from "../lib/present.ts";
import { formatReceipt, formatRollbackPlan } from "../lib/receipt.ts";

export class RollbackCommand extends XtabloCommand {
  static override summary = "Go back to the release before, in seconds and without a failed request.";
  static override description =
    "The release before is still warm, so nothing is built. When a migration in between is not compatible with it, it stops and " +
    "explains; --schema then backs the database up and reverts exactly what is in the way, after its name was typed.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "To a certain one:", command: "<%= config.bin %> <%= command.id %> v0.1.0 --yes" },
    { description: "See which way there is:", command: "<%= config.bin %> <%= command.id %> --dry-run" },
  ];
  static override args = {
    tag: Args.string({ description: "The release. Default: the last good one before this.", ignoreStdin: true }),
  };
  static override flags = {
    schema: Flags.boolean({
      default: false,
      description: "Also revert migrations that are in the way; what only they hold is lost.",
      env: "XTABLO_SCHEMA",
    }),
    ...deployFlags,
    engine: containerEngineFlag,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(RollbackCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const { withDeployment } = await import("../runbooks/deploy/deployment.ts");
    const { rollBack } = await import("../runbooks/deploy/rollback.ts");
    await withDeployment(flags, progress, async (deployment) => {
      const outcome = await rollBack(deployment, {
        tag: args.tag,
        schema: flags.schema,
        dryRun: flags["dry-run"],
        confirm: async (question) => confirm(question, flags),
        confirmLoss: async (warning, name) => confirmName(warning, name, flags),
      });
      if (outcome.kind === "planned") return this.report(flags.json, formatRollbackPlan(outcome), outcome);
      this.report(flags.json, formatReceipt(outcome.entry), outcome.entry);
    });
  }
}
