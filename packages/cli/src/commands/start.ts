import { XtabloCommand } from "../lib/command.ts";
import { loadConfiguration } from "../lib/configuration.ts";
import { root } from "../lib/environment.ts";
import { printResult, progress } from "../lib/present.ts";
import { closeWhenStopped, startStoppable } from "../lib/until-stopped.ts";

export class StartCommand extends XtabloCommand {
  static override summary = "Run Xtablo, as in production.";
  static override description =
    "Starts the database (an embedded one, unless DATABASE_URL is set), migrates it, builds the web app when it is stale, " +
    "and serves it all until Ctrl-C. PORT chooses the port (8080), XTABLO_DATA_DIR where the data lives (.xtablo).";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "On another port:", command: "PORT=9000 <%= config.bin %> <%= command.id %>" },
  ];

  async run(): Promise<void> {
    await this.parse(StartCommand);
    const config = await loadConfiguration({ warn: false }); // the server logs the warnings
    const { start } = await import("../runbooks/start.ts");
    const running = await startStoppable(async () => start(root, config, progress));
    closeWhenStopped(running.close);
    printResult(`Xtablo is running at ${running.url}`);
  }
}
