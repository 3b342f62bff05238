import { setTimeout as wait } from "node:timers/promises";
import { environmentWith } from "../../lib/environment.ts";
import { Failure } from "../../lib/failure.ts";
import { type Program, runAttached, runQuietly } from "../program.ts";
import type { Progress } from "../progress.ts";
import { type Engine, type EngineName, findEngine } from "./find-engine.ts";

/** A Compose file, under a project's name, with the variables that it reads. */
export interface ComposeProject {
  name: string;
  file: string;
  profiles?: string[];
  variables?: Record<string, string>;
}

/** What the engine says of a service's container. */
export interface ServiceState {
  /** `running`, `exited`, …; `absent` when there is no container. */
  state: string;
  /** `starting`, `healthy`, `unhealthy`, or null when it has no health check. */
  health: string | null;
}

/** Compose on one project. */
export interface Compose {
  engine: Engine;
  /** Runs Compose with what it says shown as progress. Throws a {@link Failure} when it fails. */
  run(args: string[], progress: Progress): Promise<void>;
  /** Asks the engine itself, never a feature of one version of Compose. */
  inspect(service: string): Promise<ServiceState>;
  /** The program that runs a command in a service's container, on our terminal or off it. */
  exec(service: string, command: string[], options: { terminal: boolean }): Program;
  /** Waits until the service is healthy. Throws a {@link Failure} with its last lines when it ends or takes longer than `patienceMs`. */
  waitHealthy(service: string, options: { patienceMs: number }): Promise<void>;
}

/** Finds an engine and prepares it for a project. Throws as {@link findEngine} does. */
export async function openCompose(project: ComposeProject, options: { only?: EngineName } = {}): Promise<Compose> {
  const engine = await findEngine(options);
  const programOf = (args: string[]): Program => {
    const [file, ...words] = engine.compose;
    const profiles = (project.profiles ?? []).flatMap((name) => ["--profile", name]);
    const given = ["--file", project.file, "--project-name", project.name, ...profiles];
    return { file, args: [...words, ...given, ...args], env: environmentWith(project.variables ?? {}) };
  };
  async function inspect(service: string): Promise<ServiceState> {
    const { stdout } = await succeed(programOf(["ps", "--quiet", "--all", service]), () =>
      runQuietly(programOf(["ps", "--quiet", service])),
    );
    const id = stdout.trim().split("\n").at(-1);
    if (!id) return { state: "absent", health: null };
    const { code, stdout: said } = await runQuietly({
      file: engine.containers,
      args: ["inspect", "--format", "{{json .State}}", id],
    });
    return code === 0 ? readState(said) : { state: "absent", health: null };
  }
  return {
    engine,
    inspect,
    run: async (args, progress) => {
      progress.info(`${engine.name} ${args.join(" ")}`);
      const code = await runAttached(programOf(args), { output: "stderr" });
      if (code !== 0) throw new Failure(`${engine.name} ended with ${code}.`, "Correct what it says and try again.");
    },
    exec: (service, command, { terminal }) => programOf(["exec", ...(terminal ? [] : ["-T"]), service, ...command]),
    waitHealthy: async (service, { patienceMs }) => {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const { state, health } = await inspect(service);
        if (state === "running" && (health === "healthy" || health === null)) return;
        const over = Date.now() > deadline || !["running", "created", "configured", "initialized"].includes(state);
        if (over) throw await explain(service, `${state}${health ? `, ${health}` : ""}`, programOf);
        await wait(500);
      }
    },
  };
}

/** `ps --all` is younger than `ps`: 1.29 has it, some of podman's do not. */
async function succeed(program: Program, otherwise: () => ReturnType<typeof runQuietly>) {
  const ended = await runQuietly(program);
  return ended.code === 0 ? ended : otherwise();
}

/** Docker says `Status` and `Health`, Podman the same, or `Healthcheck` in older releases. */
function readState(json: string): ServiceState {
  const said = JSON.parse(json) as {
    Status?: string;
    Health?: { Status?: string } | null;
    Healthcheck?: { Status?: string } | null;
  }; // the engine's own words
  return { state: said.Status ?? "unknown", health: (said.Health ?? said.Healthcheck)?.Status || null };
}

async function explain(service: string, state: string, programOf: (args: string[]) => Program): Promise<Failure> {
  const { stdout, stderr } = await runQuietly(programOf(["logs", "--no-color", "--tail", "20", service]));
  return new Failure(
    `The service ${service} did not become healthy (${state}). Its last lines:\n${(stdout || stderr).trim()}`,
    "Correct what it says and try again.",
  );
}
