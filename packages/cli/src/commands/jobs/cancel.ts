import { Args, Flags } from "@oclif/core";
import { confirm, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { requireJobs } from "../../lib/job-words.ts";
import { progress } from "../../lib/present.ts";

export class JobsCancelCommand extends InsideCommand {
  static override summary = "Remove jobs that do not run.";
  static override description = "What they were to do is not done. A job that runs is left alone.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> 42",
    { description: "Every discarded one:", command: "<%= config.bin %> <%= command.id %> --discarded --yes" },
  ];
  static override strict = false;
  static override args = { id: Args.string({ description: "The job's number; several may follow." }) };
  static override flags = {
    discarded: Flags.boolean({ default: false, description: "All that are discarded.", env: "XTABLO_DISCARDED" }),
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(JobsCancelCommand);
    const ids = requireJobs(argv, flags);
    if (!flags["dry-run"]) requireAnswer(flags);
    const config = await loadConfiguration();
    const { actOnJobs } = await import("../../runbooks/jobs.ts");
    const jobs = await actOnJobs(config, progress, {
      action: "cancel",
      ids,
      discarded: flags.discarded,
      dryRun: flags["dry-run"],
      confirm: async (found) => confirm(`Remove ${found.map(({ id, kind }) => `${kind} (${id})`).join(", ")}?`, flags),
    });
    const verb = flags["dry-run"] ? "Would remove" : "Removed";
    const text = jobs.map(({ id, kind }) => `${verb} ${kind} (${id})`).join("\n");
    this.report(flags.json, text || "There is nothing to cancel.", { jobs, dryRun: flags["dry-run"] });
  }
}
