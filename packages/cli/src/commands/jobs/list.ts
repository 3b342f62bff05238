import { Flags } from "@oclif/core";
import { type Job, jobStates } from "@xtablo/contract";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { formatTable, progress } from "../../lib/present.ts";

export class JobsListCommand extends InsideCommand {
  static override summary = "List background jobs, newest first.";
  static override description =
    "Waiting jobs run when their time comes, failed ones are tried again by themselves, discarded ones failed 25 times and " +
    "run again only by hand.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "What needs a look:", command: "<%= config.bin %> <%= command.id %> --state discarded" },
  ];
  static override flags = {
    state: Flags.option({
      options: jobStates,
      description: "Only those that are waiting, running, failed or discarded.",
      env: "XTABLO_JOB_STATE",
    })(),
    limit: Flags.integer({ default: 50, min: 1, max: 200, description: "How many, at most 200.", env: "XTABLO_LIMIT" }),
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(JobsListCommand);
    const config = await loadConfiguration();
    const { listQueue } = await import("../../runbooks/jobs.ts");
    const listed = await listQueue(config, progress, { state: flags.state, limit: flags.limit });
    const { waiting, running, failed, discarded } = listed.counts;
    const sum = `${waiting} waiting, ${running} running, ${failed} failed, ${discarded} discarded`;
    this.report(flags.json, listed.items.length === 0 ? sum : `${renderJobs(listed.items)}\n\n${sum}`, listed);
  }
}

function renderJobs(jobs: Job[]): string {
  const rows = jobs.map((job) => [
    job.id,
    job.kind,
    job.state,
    `${job.attempts}/${job.maxAttempts}`,
    job.state === "discarded" ? "-" : (job.startedAt ?? job.runAt).slice(0, 19).replace("T", " "),
  ]);
  return formatTable(["ID", "KIND", "STATE", "ATTEMPT", "RUNS (UTC)"], rows);
}
