import { Args } from "@oclif/core";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { requireJobs } from "../../lib/job-words.ts";
import { formatPairs, progress } from "../../lib/present.ts";

export class JobsShowCommand extends InsideCommand {
  static override summary = "Show one background job with its payload and its last error.";
  static override examples = ["<%= config.bin %> <%= command.id %> 42"];
  static override args = { id: Args.string({ description: "The job's number.", required: true }) };
  static override flags = { json: sharedFlags.json };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(JobsShowCommand);
    const [id = ""] = requireJobs([args.id], { discarded: false });
    const config = await loadConfiguration();
    const { showJob } = await import("../../runbooks/jobs.ts");
    const job = await showJob(config, progress, id);
    const pairs: [string, string][] = [
      ["id", job.id],
      ["kind", job.kind],
      ["state", job.state],
      ["attempts", `${job.attempts} of ${job.maxAttempts}`],
      ["created", job.createdAt],
      job.startedAt === null ? ["runs at", job.runAt] : ["running since", job.startedAt],
      ["payload", JSON.stringify(job.payload)],
      ["last error", job.lastError ?? "-"],
    ];
    this.report(flags.json, formatPairs(pairs), job);
  }
}
