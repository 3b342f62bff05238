import { existsSync } from "node:fs";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Suite } from "./debian-suite.ts";
import { cacheFolder } from "./engine.ts";
import { unpackPackages } from "./packages.ts";

/**
 * A folder for `DOCKER_CONFIG` with which `docker compose` is Compose 2, from a newer suite of Debian; it is kept.
 * Throws when the package can't be had.
 */
export async function makeComposePlugin(suite: Suite): Promise<string> {
  const folder = join(cacheFolder, "compose", suite);
  const plugin = join(folder, "cli-plugins/docker-compose");
  if (existsSync(plugin)) return folder;
  const unpacked = join(folder, "unpacked");
  await rm(folder, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  await unpackPackages(unpacked, ["docker-compose"], { suite, alone: true });
  await mkdir(join(folder, "cli-plugins"));
  await copyFile(join(unpacked, "usr/libexec/docker/cli-plugins/docker-compose"), plugin);
  await rm(unpacked, { recursive: true });
  return folder;
}
