import { Flags } from "@oclif/core";
import { XtabloCommand } from "../lib/command.ts";
import { root } from "../lib/environment.ts";

export class TestCommand extends XtabloCommand {
  static override summary = "Run the tests.";
  static override description =
    "Contract, server, command line, web app, and the whole product in a browser; --long: walks through all of it, and crashes; " +
    "--deploy: image and compose file on a Docker Engine. What follows -- goes to Vitest. The tests do not see .env.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "One folder:", command: "<%= config.bin %> <%= command.id %> -- packages/server/src/tasks" },
    { description: "The long ones, which take minutes:", command: "<%= config.bin %> <%= command.id %> --long" },
  ];
  static override strict = false;
  static override usage = "<%= command.id %> [--long | --deploy] [-- VITEST-ARGUMENTS]";
  static override flags = {
    long: Flags.boolean({ default: false, description: "Run the long tests instead.", env: "XTABLO_LONG" }),
    deploy: Flags.boolean({
      default: false,
      description: "Run those that need a Docker Engine instead.",
      exclusive: ["long"],
      env: "XTABLO_DEPLOY",
    }),
  };
  protected override readsEnvFile = false;

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(TestCommand);
    const kind = flags.deploy ? "deploy" : flags.long ? "long" : "usual";
    const { runTests } = await import("../runbooks/test.ts");
    const code = await runTests(root, { kind, args: argv.map(String) });
    if (code !== 0) this.exit(1); // Vitest said what failed
  }
}
