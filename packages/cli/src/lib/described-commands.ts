import { fileURLToPath } from "node:url";
import { Plugin } from "@oclif/core";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** What oclif keeps of the commands in `oclif.manifest.json`, so that a start loads only the one that is typed. */
export type CommandManifest = Plugin["manifest"];

/** Reads the commands from their sources, whatever the manifest says. */
export async function describeCommands(): Promise<CommandManifest> {
  const plugin = new Plugin({ root: packageFolder, ignoreManifest: true, type: "core" });
  await plugin.load();
  return plugin.manifest;
}
