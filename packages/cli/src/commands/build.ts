import { XtabloCommand } from "../lib/command.ts";
import { root } from "../lib/environment.ts";
import { printResult, progress } from "../lib/present.ts";

export class BuildCommand extends XtabloCommand {
  static override summary = "Build the web app.";
  static override description = "The rest runs from source. `xtablo start` builds by itself when a source has changed.";
  static override examples = ["<%= config.bin %> <%= command.id %>"];

  async run(): Promise<void> {
    await this.parse(BuildCommand);
    const { buildWebApp, webAppFolder } = await import("../runbooks/web-app.ts");
    await buildWebApp(root, progress);
    printResult(webAppFolder(root));
  }
}
