import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "@xtablo/server/ops/place";
import { Failure } from "../../lib/failure.ts";
import { type Engine, type EngineName, findEngine } from "../engine/find-engine.ts";
import type { Host, RunOptions } from "./host/host.ts";
import type { Places } from "./places.ts";

/** What the engine says of a service's container. */
export interface ContainerState {
  id: string;
  state: string;
  /** Null when it has no health check. */
  health: string | null;
  /** The image, as the compose file named it. */
  image: string;
  restarts: number;
  exitCode: number;
  /** When it was last started. */
  startedAt: string;
  /** Its address in the containers' network. */
  address: string;
}

/** The production containers on their machine. */
export interface Stack {
  host: Host;
  places: Places;
  engine: Engine;
  project: string;
  /** Runs Compose on the production file. Throws a `Failure` with what it said when it fails. */
  compose: (args: string[], options?: RunOptions) => Promise<string>;
  /** Runs Compose, and leaves the exit code to the caller. */
  tryCompose: (args: string[], options?: RunOptions) => ReturnType<Host["run"]>;
  /** Runs the engine itself, and leaves the exit code to the caller. */
  docker: (args: string[], options?: RunOptions) => ReturnType<Host["run"]>;
  /** The service's container, or null when there is none. */
  inspect: (service: string) => Promise<ContainerState | null>;
  /** Those of all services, by service. */
  inspectAll: () => Promise<Map<string, ContainerState>>;
  /**
   * The last lines that the service said, without requests that went well: a server that ends writes those of its last moment
   * after whatever made it end. When it was started again, what it said before.
   */
  lastLines: (service: string, count: number) => Promise<string[]>;
}

/** Finds the engine there, and prepares it for the deployment in {@link Places}. */
export async function openStack(
  host: Host,
  places: Places,
  { only }: { only?: EngineName | undefined } = {},
): Promise<Stack> {
  const engine = await findEngine({ ...(only && { only }), run: async (file, args) => host.run([file, ...args]) });
  const project = projectOf(places.folder);
  const without = namesIn(productionFile).flatMap((name) => ["-u", name]);
  const docker: Stack["docker"] = async (args, options) => host.run([engine.containers, ...args], options);
  const inspect = async (filters: string[]) => {
    const labels = [`project=${project}`, "oneoff=False", ...filters];
    const words = labels.flatMap((label) => ["--filter", `label=com.docker.compose.${label}`]);
    const { stdout } = await host.run(["sh", "-c", inspectScript, "sh", engine.containers, ...words]);
    return readContainers(stdout);
  };
  const inspectOne = async (service: string) => (await inspect([`service=${service}`])).get(service) ?? null;
  const tryCompose: Stack["tryCompose"] = async (args, { env = {}, ...options } = {}) => {
    const given = ["--file", places.composeFile, "--env-file", places.env, "--project-name", project];
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return host.run(["env", ...without, ...variables, ...engine.compose, ...given, ...args], options);
  };
  return {
    host,
    places,
    engine,
    project,
    docker,
    tryCompose,
    compose: async (args, options) => {
      const { code, stdout, stderr } = await tryCompose(args, options);
      if (code === 0) return stdout;
      throw new Failure(
        `${engine.name} ${args[0]} ended with ${code}:\n${tail(stderr || stdout)}`,
        "See what it says.",
      );
    },
    inspect: inspectOne,
    inspectAll: async () => inspect([]),
    lastLines: async (service, count) => {
      const container = await inspectOne(service);
      if (container === null) return [];
      const { id, state, restarts, startedAt } = container;
      const until = restarts > 0 && state === "running" ? ["--until", startedAt] : [];
      const words = [engine.containers, "logs", "--tail", "1000", ...until, id];
      const { stdout } = await host.run(["sh", "-c", '"$@" 2>&1', "sh", ...words]); // both streams, in their order
      const lines = stdout.split("\n").filter((line) => line !== "" && !goodRequest.test(line));
      return lines.slice(-count);
    },
  };
}

const productionFile = join(root, "deploy/docker-compose.prod.yaml");

/**
 * The variables of a compose file. `.env.prod` alone sets them: Compose would take those of a shell first, and a clone's
 * `.env` has a `SESSION_SECRET` too.
 */
function namesIn(composeFile: string): string[] {
  const names = readFileSync(composeFile, "utf8").matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g);
  return [...new Set(Array.from(names, ([, name = ""]) => name))];
}

/** In one go, since each costs a way to the machine and back. One that goes in between is passed over. */
const inspectScript = `engine="$1"; shift; ids=$("$engine" ps --all --quiet --no-trunc "$@")
[ -z "$ids" ] || "$engine" inspect $ids 2>/dev/null`;

/** As Compose itself names a project after its folder, so that plain `docker compose` there means the same containers. */
export function projectOf(folder: string): string {
  return basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}

const goodRequest = /^\{"level":"INFO",.*"msg":"request"\}$/;

interface Said {
  Id: string;
  Config: { Image: string; Labels: Record<string, string> };
  RestartCount: number;
  State: { Status: string; ExitCode: number; StartedAt: string; Health?: { Status: string } };
  NetworkSettings: { Networks: Record<string, { IPAddress: string }> };
}

function readContainers(json: string): Map<string, ContainerState> {
  const said = JSON.parse(json.trim() || "[]") as Said[]; // the engine's own words
  return new Map(
    said.map((container) => [container.Config.Labels["com.docker.compose.service"] ?? "", readContainer(container)]),
  );
}

function readContainer(said: Said): ContainerState {
  return {
    id: said.Id,
    state: said.State.Status,
    health: said.State.Health?.Status ?? null,
    image: said.Config.Image,
    restarts: said.RestartCount,
    exitCode: said.State.ExitCode,
    startedAt: said.State.StartedAt,
    address: Object.values(said.NetworkSettings.Networks)[0]?.IPAddress ?? "",
  };
}

/** The last lines of what a program said. */
function tail(text: string, lines = 15): string {
  return text.trim().split("\n").slice(-lines).join("\n");
}
