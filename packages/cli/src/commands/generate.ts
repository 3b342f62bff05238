import { Flags } from "@oclif/core";
import { XtabloCommand } from "../lib/command.ts";
import { root } from "../lib/environment.ts";
import { Failure } from "../lib/failure.ts";

export class GenerateCommand extends XtabloCommand {
  static override summary = "Write what is made from the code: the API's description and the reference pages.";
  static override description = "docs/openapi.json, docs/configuration.md and docs/cli.md.";
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
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateCommand);
    const { generate } = await import("../runbooks/generate.ts");
    const stale = await generate(root, this.config.commands, { check: flags.check });
    if (flags.check && stale.length > 0)
      throw new Failure(`Stale: ${stale.join(", ")}.`, "Run `xtablo generate` and commit what changes.");
    this.report(false, stale.length > 0 ? stale.join("\n") : "Everything is fresh.", stale);
  }
}
