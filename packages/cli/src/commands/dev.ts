import { XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { printResult, progress } from "../lib/present.ts";
import { closeWhenStopped } from "../lib/until-stopped.ts";

export class DevCommand extends XtabloCommand {
  static override summary = "Run everything for development in this terminal.";
  static override description =
    "Database, migrations, the server (which starts again when a source changes) and the web app with hot replacement, " +
    "with prefixed logs. One Ctrl-C stops it all.";
  static override examples = ["<%= config.bin %> <%= command.id %>"];

  async run(): Promise<void> {
    await this.parse(DevCommand);
    const config = await loadConfiguration();
    const { develop } = await import("../runbooks/dev.ts");
    const running = await develop(root, config, progress);
    closeWhenStopped(running.close);
    printResult(`Xtablo is running at ${await running.url}`);
  }
}
