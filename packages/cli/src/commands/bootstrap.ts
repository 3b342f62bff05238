import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { formatPairs, progress } from "../lib/present.ts";

export class BootstrapCommand extends XtabloCommand {
  static override summary = "Prepare a fresh clone for development.";
  static override description =
    "Looks at Node, installs what is missing, makes .env (mode 600, with secrets of its own), the database and the storage, " +
    "migrates, and builds the web app. Safe to run again: what is right stays. Type `npm run bootstrap` where nothing is installed yet.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "See what is missing:", command: "<%= config.bin %> <%= command.id %> --dry-run" },
  ];
  static override flags = { "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(BootstrapCommand);
    const { bootstrap } = await import("../runbooks/bootstrap.ts");
    const steps = await bootstrap(root, progress, { configure: loadConfiguration, dryRun: flags["dry-run"] });
    const todo = steps.filter(({ state }) => state === "planned").length;
    const text = formatPairs(steps.map(({ step, state, evidence }) => [step, `${state.padEnd(7)}  ${evidence}`]));
    const end = todo > 0 ? `${todo} steps would be done: xtablo bootstrap` : "Ready: xtablo dev";
    this.report(flags.json, `${text}\n${end}`, { steps, dryRun: flags["dry-run"] });
  }
}
