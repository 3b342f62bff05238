import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run, succeeds, timed } from "./run.ts";

/** Where the bench keeps its engine and what is slow to make. */
export const cacheFolder = process.env["TEST_DEPLOY_CACHE"] ?? "/var/cache/xtablo-deploy";

const startMs = 60_000;

/** A real Docker Engine. */
export interface Engine {
  /** For every process that talks to it: `docker`, `docker-compose`, the command line. */
  env: NodeJS.ProcessEnv;
  docker: (...args: string[]) => Promise<string>;
  /** Stops it when the bench started it, and not before: its images stay for the next time. */
  close: () => Promise<void>;
}

/** Why there can be no engine here, or null. In CI it is never asked: there it has to be had. */
export async function whyNoEngine(): Promise<string | null> {
  if (process.env["CI"]) return null;
  if ((await findCompose()) === null) return "There is no Compose: apt-get install docker-compose.";
  if (!(await succeeds("apt-get", ["--version"]))) return "The stand-ins of the images are made of Debian's packages.";
  if (await succeeds("docker", ["version"])) return null;
  if (process.getuid?.() !== 0) return "No Docker Engine answers, and only root can start one.";
  return (await succeeds("dockerd", ["--version"])) ? null : "There is no Docker Engine: apt-get install docker.io.";
}

/** How Compose is called here: the newer one first, as the command line does. */
export async function findCompose(): Promise<string[] | null> {
  if (await succeeds("docker", ["compose", "version"])) return ["docker", "compose"];
  return (await succeeds("docker-compose", ["version"])) ? ["docker-compose"] : null;
}

/** The engine that runs, else one of our own. */
export async function openEngine(): Promise<Engine> {
  if (await succeeds("docker", ["version"])) return connect(process.env, async () => {});
  return openEngineIn(cacheFolder);
}

/** An engine of our own in a folder. One that an earlier run of the tests left there, since it was killed, is ours too. */
export async function openEngineIn(folder: string, options: string[] = []): Promise<Engine> {
  const env = { ...process.env, DOCKER_HOST: `unix://${join(folder, "docker.sock")}` };
  if (!(await succeeds("docker", ["version"], { env })))
    await timed("starting the engine", () => startEngine(folder, env, options));
  return connect(env, () => stopEngine(folder));
}

/** Talks to an engine that runs. */
export function connect(env: NodeJS.ProcessEnv, close: () => Promise<void>): Engine {
  return { env, docker: (...args) => run("docker", args, { env }), close };
}

async function startEngine(folder: string, env: NodeJS.ProcessEnv, options: string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const logFile = join(folder, "dockerd.log");
  const log = openSync(logFile, "w");
  const places = ["data-root", "exec-root"].flatMap((name) => [`--${name}`, join(folder, name)]);
  const own = ["--host", `unix://${join(folder, "docker.sock")}`, "--pidfile", pidFileOf(folder), ...options];
  // A process group of its own: Ctrl-C goes to the tests, which stop it in order.
  const child = spawn("dockerd", [...own, ...places], { stdio: ["ignore", log, log], detached: true });
  child.unref();
  closeSync(log);
  for (let waited = 0; child.exitCode === null && waited < startMs; waited += 500) {
    await delay(500);
    if (await succeeds("docker", ["version"], { env })) return;
  }
  await stopEngine(folder);
  const said = readFileSync(logFile, "utf8").trim().split("\n").slice(-20).join("\n");
  throw new Error(`dockerd cannot be started.\n${said}`);
}

/** It stops its containers and removes its file when it ends. */
async function stopEngine(folder: string): Promise<void> {
  const pidFile = pidFileOf(folder);
  if (!existsSync(pidFile)) return;
  process.kill(Number(readFileSync(pidFile, "utf8")), "SIGTERM");
  for (let waited = 0; existsSync(pidFile) && waited < startMs; waited += 200) await delay(200);
}

function pidFileOf(folder: string): string {
  return join(folder, "dockerd.pid");
}
