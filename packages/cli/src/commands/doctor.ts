import { Flags } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { formatFindings, progress } from "../lib/present.ts";

export class DoctorCommand extends XtabloCommand {
  static override summary = "Check everything that development needs, and say what to type.";
  static override description =
    "Node, packages, .env, ports, database, migrations, storage, worker, web app and disk. Ends with 1 when a check fails. " +
    "--fix closes .env to others, applies pending migrations and builds the web app.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "Put right what is safe:", command: "<%= config.bin %> <%= command.id %> --fix" },
  ];
  static override flags = {
    fix: Flags.boolean({ default: false, description: "Put right what can do no harm.", env: "XTABLO_FIX" }),
    json: sharedFlags.json,
  };
  protected override readsEnvFile = false;

  async run(): Promise<void> {
    const { flags } = await this.parse(DoctorCommand);
    const { developmentChecks, examine, readForExamination } = await import("../runbooks/doctor.ts");
    const { config, problems } = await readForExamination(async () => loadConfiguration({ warn: false }));
    const found = await examine(developmentChecks(problems), { root, progress, config }, flags);
    const count = (state: string) => found.filter((one) => one.state === state).length;
    const summary = `${found.length} checks: ${count("failed")} failed, ${count("warning")} to look at`;
    const hint = found.some(({ fixable }) => fixable) ? "\nPut right what is safe: xtablo doctor --fix" : "";
    const value = { checks: found, failed: count("failed"), warnings: count("warning") };
    this.report(flags.json, `${formatFindings(found)}\n\n${summary}${hint}`, value);
    if (value.failed > 0) this.exit(1);
  }
}
