import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ReleaseEntry } from "../../packages/cli/src/runbooks/deploy/state/record.ts";
import { type Finished, startCli } from "../../packages/cli/src/testing/run-cli.ts";
import { fetchPlain, fetchThrough } from "./door.ts";
import type { Engine } from "./engine.ts";
import type { Bench } from "./global-setup.ts";

/** A machine that is deployed to by the command line alone, on this one's engine. */
export interface Machine {
  domain: string;
  address: string;
  folder: string;
  stateDir: string;
  /** Runs `xtablo` as an operator would, without a terminal. */
  xtablo: (...words: string[]) => Promise<Finished>;
  /** Starts `xtablo`, kills it with -9 so long after it said that the step has begun, and gives what it said until then. */
  killAt: (step: string, afterMs: number, ...words: string[]) => Promise<string>;
  releases: () => Promise<ReleaseEntry[]>;
  /** The slots that may serve. */
  lease: () => Promise<string[]>;
  /** Whether a command holds the machine's lock. */
  isLocked: () => boolean;
  containerOf: (service: string) => Promise<string>;
  fetch: () => Promise<typeof fetch>;
  fetchPlain: (path: string) => Promise<Response>;
  close: () => Promise<void>;
}

/** Throws with what a command said when it did not succeed. */
export function requireDone({ code, stderr }: Finished): void {
  if (code !== 0) throw new Error(`It ended with ${code}:\n${stderr}`);
}

/** Which machine; `operator` is what the command line has in its environment, when it runs elsewhere. */
export interface MachineOptions {
  number: number;
  image: string;
  tag: string;
  operator?: Record<string, string>;
}

/** Prepares a {@link Machine}: a deploy folder with an `.env.prod` made by `xtablo env init`. */
export async function makeMachine(
  { engine, bases }: Pick<Bench, "bases"> & { engine: Engine },
  { number, image, tag, operator = {} }: MachineOptions,
): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), "xtablo-machine-"));
  const folder = join(root, `xtablo-test-${number}`);
  const stateDir = join(root, "kept", "state");
  const [domain, address] = ["xtablo.localhost", `127.0.0.${number}`];
  const environment = {
    ...Object.fromEntries(Object.entries(engine.env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    SESSION_SECRET: "as a clone's .env has one: .env.prod alone counts",
    LOG_LEVEL: "fatal",
    XTABLO_DEPLOY_DIR: folder,
    NO_COLOR: "1",
    ...operator,
  };
  const xtablo = async (...words: string[]) => startCli(words, environment).finished;
  const succeed = async (...words: string[]) => requireDone(await xtablo(...words));
  await succeed("env", "init", "--domain", domain, "--image", image, "--tag", tag);
  for (const [name, value] of Object.entries({
    XTABLO_SUBNET: `172.30.${number}`,
    XTABLO_STATE_DIR: stateDir,
    XTABLO_HTTP_PORT: `${address}:80`,
    XTABLO_HTTPS_PORT: `${address}:443`,
    POSTGRES_IMAGE: bases.postgres,
    CADDY_IMAGE: bases.caddy,
    SIGNUP: "open",
  }))
    await succeed("env", "set", `${name}=${value}`, "--yes");
  const labels = [`project=xtablo-test-${number}`, "oneoff=False"].flatMap((label) => [
    "--filter",
    `label=com.docker.compose.${label}`,
  ]);
  const containerOf = async (service: string) =>
    (await engine.docker("ps", "-aq", ...labels, "--filter", `label=com.docker.compose.service=${service}`)).trim();
  return {
    domain,
    address,
    folder,
    stateDir,
    xtablo,
    containerOf,
    killAt: async (step, afterMs, ...words) => {
      const { child, said, finished } = startCli(words, environment);
      while (!said.stderr.includes(`${step}…\n`) && child.exitCode === null) await wait(5);
      await wait(afterMs);
      child.kill("SIGKILL");
      await finished;
      if (!said.stderr.includes(`${step}…\n`)) throw new Error(`It never came to the step ${step}: ${said.stderr}`);
      return said.stderr;
    },
    releases: async () =>
      (JSON.parse((await xtablo("releases", "--json")).stdout) as { releases: ReleaseEntry[] }).releases,
    lease: async () => (await readFile(join(stateDir, "lease"), "utf8")).trim().split(","),
    isLocked: () => existsSync(join(stateDir, "lock")),
    fetch: async () => {
      const file = join(root, "root.crt");
      await engine.docker("cp", `${await containerOf("caddy")}:/data/caddy/pki/authorities/local/root.crt`, file);
      return fetchThrough({ address, domain, ca: await readFile(file, "utf8") });
    },
    fetchPlain: (path) => fetchPlain(address, path),
    close: async () => {
      const ids = (
        await engine.docker("ps", "-aq", "--filter", `label=com.docker.compose.project=xtablo-test-${number}`)
      )
        .split("\n")
        .filter(Boolean);
      if (ids.length > 0) await engine.docker("rm", "--force", "--volumes", ...ids);
      const named = ["--filter", `label=com.docker.compose.project=xtablo-test-${number}`];
      for (const kind of ["volume", "network"]) {
        const names = (await engine.docker(kind, "ls", "-q", ...named)).split("\n").filter(Boolean);
        if (names.length > 0) await engine.docker(kind, "rm", ...names);
      }
      await rm(root, { recursive: true });
    },
  };
}
