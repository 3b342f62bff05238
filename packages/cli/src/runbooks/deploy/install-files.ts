import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Host } from "./host/host.ts";
import type { Places } from "./places.ts";

/** Puts the compose file and Caddy's folder where the deployment lives. Gives the names of what was new or changed. */
export async function installFiles(host: Host, places: Places, root: string): Promise<string[]> {
  const source = join(root, "deploy");
  const changed: string[] = [];
  for (const path of [join(source, "docker-compose.prod.yaml"), ...(await listCaddy(source))]) {
    const name = relative(source, path);
    const text = await readFile(path, "utf8");
    if ((await host.readFile(`${places.folder}/${name}`)) === text) continue;
    await host.writeFile(`${places.folder}/${name}`, text);
    changed.push(name);
  }
  return changed;
}

async function listCaddy(source: string): Promise<string[]> {
  const entries = await readdir(join(source, "caddy"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
