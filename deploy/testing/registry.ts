import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "../../packages/cli/src/testing/run-cli.ts";
import { cacheFolder } from "./engine.ts";
import { unpackPackages } from "./packages.ts";

/** A registry of images on loopback, which engines trust without a certificate. */
export interface Registry {
  /** `ADDRESS:PORT`, which begins the names of its images. */
  address: string;
  close: () => Promise<void>;
}

/** Starts Debian's package of the registry, empty. */
export async function startRegistry(): Promise<Registry> {
  const program = await unpackRegistry();
  const folder = await mkdtemp(join(tmpdir(), "xtablo-registry-"));
  const address = `127.0.0.1:${await findFreePort()}`;
  const settings = { version: 0.1, storage: { filesystem: { rootdirectory: folder } }, http: { addr: address } };
  const file = join(folder, "config.yml");
  await writeFile(file, JSON.stringify(settings)); // JSON is YAML too
  const child = spawn(program, ["serve", file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes("listening on")) {
    if (child.exitCode !== null) throw new Error(`The registry cannot be started: ${said}`);
    await delay(20);
  }
  return {
    address,
    close: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function unpackRegistry(): Promise<string> {
  const folder = join(cacheFolder, "registry");
  const program = join(folder, "usr/bin/docker-registry");
  if (existsSync(program)) return program;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await unpackPackages(folder, ["docker-registry"], { alone: true });
  return program;
}
