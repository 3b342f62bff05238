import { Flags } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { describeCommands } from "../lib/described-commands.ts";
import { root } from "../lib/environment.ts";
import { formatPairs, progress } from "../lib/present.ts";
import { lintKinds } from "../runbooks/lint-kinds.ts";

export class LintCommand extends XtabloCommand {
  static override summary = "Check the sources: lint, format, types, and that what is generated is fresh.";
  static override description = "Runs all of it, even when one part fails. With --fix, what can be corrected is.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    "<%= config.bin %> <%= command.id %> --fix",
    { description: "One part:", command: "<%= config.bin %> <%= command.id %> --only types" },
  ];
  static override flags = {
    fix: Flags.boolean({ default: false, description: "Correct what can be corrected.", env: "XTABLO_FIX" }),
    only: Flags.option({
      description: "Run this part alone; may be given several times.",
      env: "XTABLO_LINT_ONLY",
      multiple: true,
      options: lintKinds,
    })(),
    json: sharedFlags.json,
  };
  protected override readsEnvFile = false;

  async run(): Promise<void> {
    const { flags } = await this.parse(LintCommand);
    const { lint } = await import("../runbooks/lint.ts");
    const results = await lint(root, await describeCommands(), progress, { fix: flags.fix, only: flags.only ?? [] });
    const failed = results.filter(({ state }) => state === "failed");
    const rows = results.map(({ step, state, durationMs }): [string, string] => [
      step,
      `${state}  ${(durationMs / 1_000).toFixed(1)} s`,
    ]);
    const next = flags.fix ? "What is left has to be corrected by hand." : "Correct what can be: xtablo lint --fix";
    const text = formatPairs(rows) + (failed.length > 0 ? `\n${next}` : "");
    this.report(flags.json, text, { steps: results, failed: failed.length });
    if (failed.length > 0) this.exit(1);
  }
}
