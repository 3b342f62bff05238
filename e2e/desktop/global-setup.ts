import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isDesktopAppFresh } from "../../packages/cli/src/runbooks/build-desktop.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the desktop app, unless it was made from the sources as they are: what is tried is what ships. */
export default async function setup(): Promise<void> {
  if (await isDesktopAppFresh(root)) return;
  process.stderr.write("Building the desktop app…\n");
  await promisify(execFile)(process.execPath, ["packages/cli/bin/run.js", "build"], { cwd: root });
}
