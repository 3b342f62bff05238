import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "./build.ts";
import { fetchPlain, fetchThrough } from "./door.ts";
import { type Engine, findCompose } from "./engine.ts";
import { run } from "./run.ts";
import type { StandIns } from "./stand-ins.ts";

/** A service of the compose files. */
export type Service = "postgres" | "web-blue" | "web-green" | "worker" | "caddy" | "s3";

/** One deployment by the production compose file, with an S3 server beside it. */
export interface ComposeEnvironment {
  domain: string;
  /** On loopback, where its proxy has the ports 80 and 443 for itself. */
  address: string;
  /** What an operator has: `.env.prod` and the folder of lease and release record. */
  envFile: string;
  stateDir: string;
  secrets: string[];
  /** Any Compose command on it. */
  compose: (...args: string[]) => Promise<string>;
  /** The S3 server and the database first, then everything, until the proxy says that it is ready. */
  up: () => Promise<void>;
  containerOf: (service: Service) => Promise<string>;
  /** Through the proxy with HTTPS. Call it when the proxy has run once. */
  fetch: () => Promise<typeof fetch>;
  fetchPlain: (path: string) => Promise<Response>;
  /** Removes everything, volumes too. */
  close: () => Promise<void>;
}

/** Which deployment; several may stand side by side when number and name differ. */
export interface ComposeOptions {
  image: string;
  name?: string;
  number?: number;
  variables?: Record<string, string>;
}

const readyMs = 120_000;

/** Prepares a {@link ComposeEnvironment}; nothing runs yet. */
export async function composeEnvironment(
  engine: Engine,
  bases: StandIns,
  { image, name = "xtablo-test", number = 77, variables = {} }: ComposeOptions,
): Promise<ComposeEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-deploy-"));
  const stateDir = join(folder, "state");
  const envFile = join(folder, ".env.prod");
  const [domain, address, subnet] = ["xtablo.localhost", `127.0.0.${number}`, `172.30.${number}`];
  const secrets = Array.from({ length: 2 }, () => randomBytes(32).toString("hex"));
  await mkdir(stateDir);
  const values: Record<string, string> = {
    DOMAIN: domain,
    SESSION_SECRET: secrets[0] ?? "",
    POSTGRES_PASSWORD: secrets[1] ?? "",
    XTABLO_BLUE_IMAGE: image,
    XTABLO_GREEN_IMAGE: image,
    XTABLO_WORKER_IMAGE: image,
    XTABLO_SUBNET: subnet,
    XTABLO_STATE_DIR: stateDir,
    XTABLO_HTTP_PORT: `${address}:80`,
    XTABLO_HTTPS_PORT: `${address}:443`,
    POSTGRES_IMAGE: bases.postgres,
    CADDY_IMAGE: bases.caddy,
    S3_STAND_IN: bases.build,
    S3_REPOSITORY: root,
    S3_ENDPOINT: `http://${subnet}.20:9000`,
    S3_BUCKET: "xtablo-test",
    S3_ACCESS_KEY: "S3RVER",
    S3_SECRET_KEY: "S3RVER",
    ...variables,
  };
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(envFile, lines.join(""), { mode: 0o600 });
  const files = ["deploy/docker-compose.prod.yaml", "deploy/testing/s3.compose.yaml"];
  const named = files.flatMap((file) => ["--file", join(root, file)]);
  const given = ["--project-name", name, "--project-directory", join(root, "deploy"), "--env-file", envFile];
  const [command, ...first] = (await findCompose()) ?? ["docker-compose"];
  const compose = (...args: string[]) =>
    run(command ?? "", [...first, ...named, ...given, ...args], { env: engine.env });
  // By the engine: Compose 1.29 takes a second to say the same.
  const labels = [`project=${name}`, "oneoff=False"].flatMap((label) => [
    "--filter",
    `label=com.docker.compose.${label}`,
  ]);
  const containerOf = async (service: Service) =>
    (await engine.docker("ps", "-q", ...labels, "--filter", `label=com.docker.compose.service=${service}`)).trim();

  return {
    domain,
    address,
    envFile,
    stateDir,
    secrets,
    compose,
    containerOf,
    async up() {
      await compose("down", "--volumes", "--timeout", "5"); // what a killed run left
      await compose("up", "--detach", "postgres", "s3");
      await compose("up", "--detach");
      await untilReady(address);
    },
    async fetch() {
      const place = `${await containerOf("caddy")}:/data/caddy/pki/authorities/local/root.crt`;
      const file = join(folder, "root.crt");
      await engine.docker("cp", place, file);
      return fetchThrough({ address, domain, ca: await readFile(file, "utf8") });
    },
    fetchPlain: (path) => fetchPlain(address, path),
    async close() {
      await compose("down", "--volumes", "--timeout", "5");
      await rm(folder, { recursive: true });
    },
  };
}

async function untilReady(address: string): Promise<void> {
  let last: unknown = null;
  for (const end = Date.now() + readyMs; Date.now() < end; await delay(500)) {
    try {
      const { status } = await fetchPlain(address, "/readyz");
      if (status === 200) return;
      last = status;
    } catch (error) {
      last = error; // the proxy is not up yet
    }
  }
  throw new Error(`The deployment was not ready within ${readyMs / 1_000} s: ${String(last)}`);
}
