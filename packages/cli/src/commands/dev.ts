import { Flags } from "@oclif/core";
import { XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { precondition } from "../lib/failure.ts";
import { printResult, progress } from "../lib/present.ts";
import { closeWhenStopped, startStoppable } from "../lib/until-stopped.ts";

export class DevCommand extends XtabloCommand {
  static override summary = "Run everything for development in this terminal.";
  static override description =
    "Database, migrations, the server (which starts again when a source changes) and the web app with hot replacement, " +
    "with prefixed logs. One Ctrl-C stops it all. With --desktop, the desktop app too, opened on that server: it is built and " +
    "started again when one of its sources changes, and closing it ends nothing else.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "With something to look at:", command: "<%= config.bin %> <%= command.id %> --demo" },
    { description: "In the desktop app:", command: "<%= config.bin %> <%= command.id %> --desktop" },
  ];
  static override flags = {
    demo: Flags.boolean({
      default: false,
      description: "Fill it with a demo workspace, unless that is there.",
      env: "XTABLO_DEMO",
    }),
    desktop: Flags.boolean({ default: false, description: "Open the desktop app on it." }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DevCommand);
    const config = await loadConfiguration();
    if (flags.demo && config.env === "production")
      throw precondition("ENV is production: the demo's password is known to all.", "Leave out --demo, or unset ENV.");
    const { develop } = await import("../runbooks/dev.ts");
    const { originOf } = await import("../runbooks/find-xtablo.ts");
    const running = await startStoppable(async () => develop(root, config, progress, { desktop: flags.desktop }));
    closeWhenStopped(running.close);
    const url = await running.url;
    if (flags.demo) printResult(await this.fill(config.port === 0 ? url : originOf(config), running.close));
    printResult(`Xtablo is running at ${url}`);
  }

  private async fill(url: string, close: () => Promise<void>): Promise<string> {
    const { fillDemo } = await import("../runbooks/demo/fill.ts");
    const { demoAccount } = await import("../runbooks/demo/content.ts");
    try {
      const state = await fillDemo(url, progress);
      const words = state === "filled" ? "The demo workspace is filled" : "The demo workspace was there already";
      return `${words}: sign in as ${demoAccount.email} with ${demoAccount.password}`;
    } catch (error) {
      await close();
      throw error;
    }
  }
}
