import { Args, Flags } from "@oclif/core";
import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { Failure } from "../../lib/failure.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { progress } from "../../lib/present.ts";

export class JobsRunCommand extends InsideCommand {
  static override summary = "Enqueue a job now, beside its schedule.";
  static override description =
    "A worker takes it at once. The kinds are those that `xtablo jobs list` shows; a wrong one lists them.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> files.sweep",
    { description: "And wait until it is done:", command: "<%= config.bin %> <%= command.id %> trash.empty --wait" },
  ];
  static override args = { kind: Args.string({ description: "What to do, such as files.sweep.", required: true }) };
  static override flags = {
    payload: Flags.string({ default: "{}", description: "What it is given, as JSON.", env: "XTABLO_PAYLOAD" }),
    wait: Flags.boolean({ default: false, description: "Wait for its end.", env: "XTABLO_WAIT" }),
    timeout: Flags.integer({
      default: 300,
      min: 1,
      description: "How long to wait, in seconds.",
      env: "XTABLO_TIMEOUT",
    }),
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(JobsRunCommand);
    const payload = parse(flags.payload);
    const config = await loadConfiguration();
    const { runJob } = await import("../../runbooks/jobs.ts");
    const { id } = await runJob(config, progress, {
      kind: args.kind,
      payload,
      dryRun: flags["dry-run"],
      waitMs: flags.wait ? flags.timeout * 1_000 : null,
    });
    const said =
      id === null ? `Would enqueue ${args.kind}` : `${flags.wait ? "Done" : "Enqueued"}: ${args.kind} (${id})`;
    this.report(flags.json, said, { id, kind: args.kind, done: flags.wait && id !== null, dryRun: flags["dry-run"] });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Failure("The payload is no JSON.", `Quote it: --payload '{"name":"value"}'`, {
      exitCode: 2,
      cause: error,
    });
  }
}
