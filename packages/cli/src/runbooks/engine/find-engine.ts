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
  /** What Compose says of its version. */
  version: string;
}

const known: Record<EngineName, Pick<Engine, "compose" | "containers">> = {
  "docker compose": { compose: ["docker", "compose"], containers: "docker" },
  "docker-compose": { compose: ["docker-compose"], containers: "docker" },
  "podman compose": { compose: ["podman", "compose"], containers: "podman" },
};

/** Runs a program where the engine is looked for; 127 means that there is none. */
type Run = (file: string, args: string[]) => Promise<Ended>;

/**
 * Finds the first engine that is installed and answers, or looks for `only` one, here or where `run` runs.
 * Throws a {@link Failure} that says why none will do.
 */
export async function findEngine({ only, run = runHere }: { only?: EngineName; run?: Run } = {}): Promise<Engine> {
  const reasons: string[] = [];
  for (const name of only ? [only] : engineNames) {
    const tried = await tryEngine(name, run);
    if (typeof tried !== "string") return tried;
    reasons.push(`  - ${name}: ${tried}`);
  }
  throw precondition(
    `No container engine with Compose can be used:\n${reasons.join("\n")}`,
    "Install Docker with its Compose plugin, or Podman with podman-compose, and start it; the embedded database needs none.",
  );
}

/** The engine, or why it can't be used. */
async function tryEngine(name: EngineName, run: Run): Promise<Engine | string> {
  const { compose, containers } = known[name];
  const [file, ...words] = compose;
  const version = await ask(run, file, [...words, "version"]);
  if (version.kind === "no") return version.reason;
  // A client without its engine knows its version, but no containers.
  const alive = await ask(run, containers, ["ps", "--quiet"]);
  if (alive.kind === "no") return `it is installed, but the engine does not answer (${alive.reason})`;
  return { name, compose, containers, version: version.said };
}

async function ask(
  run: Run,
  file: string,
  args: string[],
): Promise<{ kind: "yes"; said: string } | { kind: "no"; reason: string }> {
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
