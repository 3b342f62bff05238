import { Flags } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { describeCommands } from "../lib/described-commands.ts";
import { root } from "../lib/environment.ts";
import { Failure } from "../lib/failure.ts";

export class GenerateCommand extends XtabloCommand {
  static override summary =
    "Write what is made from the code: the API's description, the reference pages, the list of commands.";
  static override description =
    "docs/openapi.json, docs/configuration.md, docs/cli.md and packages/cli/oclif.manifest.json, which makes every start quicker: " +
    "run it after a change of commands or flags.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "In CI, fail when one of them is stale:", command: "<%= config.bin %> <%= command.id %> --check" },
  ];
  static override flags = {
    check: Flags.boolean({
      default: false,
      description: "Write nothing; fail when something is stale.",
      env: "XTABLO_CHECK",
    }),
    json: sharedFlags.json,
  };
  protected override readsEnvFile = false;

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateCommand);
    const { generate } = await import("../runbooks/generate.ts");
    const stale = await generate(root, await describeCommands(), { check: flags.check });
    if (flags.check && stale.length > 0)
      throw new Failure(`Stale: ${stale.join(", ")}.`, "Run `xtablo generate` and commit what changes.");
    this.report(flags.json, stale.length > 0 ? stale.join("\n") : "Everything is fresh.", {
      stale,
      check: flags.check,
    });
  }
}
