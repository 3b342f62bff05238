import { Failure, precondition } from "../../lib/failure.ts";
import { type Ended, runQuietly } from "../program.ts";

/** The ways to run Compose, in the order in which they are looked for. */
export const engineNames = ["docker compose", "docker-compose", "podman compose"] as const;
/** One of {@link engineNames}. */
export type EngineName = (typeof engineNames)[number];

/** A container engine with Compose that is there and answers. */
export interface Engine {
  name: EngineName;
  /** What runs Compose, such as `["docker", "compose"]`. */
  compose: [string, ...string[]];
  /** What knows the containers themselves. */
  containers: "docker" | "podman";
}

const known: Record<EngineName, Engine> = {
  "docker compose": { name: "docker compose", compose: ["docker", "compose"], containers: "docker" },
  "docker-compose": { name: "docker-compose", compose: ["docker-compose"], containers: "docker" },
  "podman compose": { name: "podman compose", compose: ["podman", "compose"], containers: "podman" },
};

/** Runs a program where the engine is looked for; 127 means that there is none. */
export type Run = (file: string, args: string[]) => Promise<Ended>;

/**
 * Finds the first engine that is installed and answers, or looks for `only` one, here or where `run` runs.
 * Throws a {@link Failure} that says why none will do.
 */
export async function findEngine({ only, run = runHere }: { only?: EngineName; run?: Run } = {}): Promise<Engine> {
  const names = only ? [only] : engineNames;
  const tried = await Promise.all(names.map(async (name) => tryEngine(name, run)));
  const found = tried.find((engine): engine is Engine => typeof engine !== "string");
  if (found) return found;
  const reasons = names.map((name, at) => `  - ${name}: ${String(tried[at])}`);
  throw precondition(
    `No container engine with Compose can be used:\n${reasons.join("\n")}`,
    "Install Docker with its Compose plugin, or Podman with podman-compose, and start it; the embedded database needs none.",
  );
}

/** What Compose says of its version; it was found before. */
export async function readComposeVersion({ compose }: Engine, run: Run): Promise<string> {
  const [file, ...words] = compose;
  const version = await ask(run, file, [...words, "version"]);
  return version.kind === "yes" ? version.said : version.reason;
}

/** The engine, or why it can't be used. */
async function tryEngine(name: EngineName, run: Run): Promise<Engine | string> {
  const engine = known[name];
  const [file, ...words] = engine.compose;
  const [there, alive] = await Promise.all([
    words.length > 0 ? ask(run, file, [...words, "version"]) : lookFor(run, file),
    // A client without its engine knows its version, but no containers.
    ask(run, engine.containers, ["ps", "--quiet"]),
  ]);
  if (there.kind === "no") return there.reason;
  if (alive.kind === "no") return `it is installed, but the engine does not answer (${alive.reason})`;
  return engine;
}

/** A program of its own may take a second to say its version. Where there is no shell to look for it, it has to. */
async function lookFor(run: Run, file: string): Promise<Answer> {
  const { code } = await run("sh", ["-c", 'command -v "$1" || exit 1', "sh", file]);
  if (code === notThere) return ask(run, file, ["version"]);
  return code === 0 ? { kind: "yes", said: file } : { kind: "no", reason: "not installed" };
}

type Answer = { kind: "yes"; said: string } | { kind: "no"; reason: string };

async function ask(run: Run, file: string, args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await run(file, args);
  if (code === 0) return { kind: "yes", said: firstLine(stdout) };
  if (code === notThere) return { kind: "no", reason: "not installed" };
  return { kind: "no", reason: firstLine(stderr) || `it ended with ${code}` };
}

const notThere = 127;

async function runHere(file: string, args: string[]): Promise<Ended> {
  try {
    return await runQuietly({ file, args });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "ENOENT") return { code: notThere, stdout: "", stderr: error.message };
    throw new Failure(`${file} cannot be run: ${error.message}`, "See whether it may be executed.", { cause: error });
  }
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
