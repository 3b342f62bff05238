import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { root } from "../lib/environment.ts";
import { progress } from "../lib/present.ts";

export class BuildCommand extends XtabloCommand {
  static override summary = "Build the web app, the package to install elsewhere, and the desktop app.";
  static override description =
    "In a clone everything but the web app runs from source, and `xtablo start` builds that when a source has changed. " +
    "To install Xtablo elsewhere, this makes dist/xtablo-VERSION.tgz: `npm install -g` takes it. " +
    "dist/xtablo is the same as a folder. packages/desktop/dist/app is what the desktop app is packed from; it is left out " +
    "where only what runs on a server was installed.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    { description: "What it would make:", command: "<%= config.bin %> <%= command.id %> --dry-run" },
  ];
  static override flags = { "dry-run": sharedFlags.dryRun, json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(BuildCommand);
    const { build } = await import("../runbooks/build.ts");
    const dryRun = flags["dry-run"];
    const built = await build(root, progress, { dryRun });
    const text = built.artifacts.map(({ path }) => (dryRun ? `Would build ${path}` : path)).join("\n");
    this.report(flags.json, text, { ...built, dryRun });
  }
}
