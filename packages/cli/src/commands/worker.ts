import { XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { Failure, toFailure } from "../lib/failure.ts";
import { Interruption } from "../lib/interruption.ts";
import { progress } from "../lib/present.ts";
import { closeWhenStopped, startStoppable } from "../lib/until-stopped.ts";

export class WorkerCommand extends XtabloCommand {
  static override summary = "Run the background worker alone.";
  static override description =
    "Any number of workers share the jobs of one database; `xtablo start` and `xtablo dev` run one inside. A worker never " +
    "migrates: it waits up to 60 seconds for the schema. On Ctrl-C and SIGTERM its jobs have 10 seconds; what is cut off " +
    "runs again.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "With JSON lines as log:", command: "ENV=production <%= config.bin %> <%= command.id %>" },
  ];

  async run(): Promise<void> {
    await this.parse(WorkerCommand);
    const config = await loadConfiguration({ warn: false }); // the worker logs the warnings
    const { work } = await import("../runbooks/worker.ts");
    const working = await startStoppable(async (signal) => work(config, progress, { signal })).catch(explain);
    closeWhenStopped(working.close);
  }
}

/** What has to be there was waited for: it is a failure by now, no precondition. */
function explain(error: unknown): never {
  if (error instanceof Interruption) throw error;
  const failure = toFailure(error);
  if (failure) throw new Failure(failure.message, failure.next, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  throw new Failure(`The worker cannot start: ${reason}`, "Correct that and start it again.", { cause: error });
}
