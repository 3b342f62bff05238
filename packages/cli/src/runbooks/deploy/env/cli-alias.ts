import { dirname } from "node:path";
import type { Places } from "../places.ts";

/**
 * How the command line is called on a machine that has Docker and no Node. Folders have the same path inside as outside, since
 * the engine resolves what the compose file mounts; with the machine's network it sees its ports, and has its name.
 */
export function cliAlias({ folder, state }: Places, image: string): string {
  const folders = [folder, dirname(state)].map((path) => `-v ${path}:${path}`);
  const words = ["docker run --rm -it --network host", "-v /var/run/docker.sock:/var/run/docker.sock", ...folders];
  return `alias xtablo='${[...words, `${image}-cli`].join(" \\\n  ")}'`;
}
