import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Interfaces, Plugin } from "@oclif/core";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** What oclif keeps of the commands in `oclif.manifest.json`, so that a start loads only the one that is typed. */
export type CommandManifest = Plugin["manifest"];

/** Reads all commands from their sources, whatever the manifest says and whichever is called. */
export async function describeCommands(): Promise<CommandManifest> {
  const pjson = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as Interfaces.PJSON; // our own
  pjson.oclif.commands = { strategy: "explicit", target: "./src/commands.ts", identifier: "commands" };
  const plugin = new Plugin({ root: packageFolder, pjson, ignoreManifest: true, type: "core" });
  await plugin.load();
  return plugin.manifest;
}
