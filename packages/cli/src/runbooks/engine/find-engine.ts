import { Failure, precondition } from "../../lib/failure.ts";
import { runQuietly } from "../program.ts";

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

/** Finds the first engine that is installed and answers, or looks for `only` one. Throws a {@link Failure} that says why none will do. */
export async function findEngine({ only }: { only?: EngineName } = {}): Promise<Engine> {
  const reasons: string[] = [];
  for (const name of only ? [only] : engineNames) {
    const tried = await tryEngine(name);
    if (typeof tried !== "string") return tried;
    reasons.push(`  - ${name}: ${tried}`);
  }
  throw precondition(
    `No container engine with Compose can be used:\n${reasons.join("\n")}`,
    "Install Docker with its Compose plugin, or Podman with podman-compose, and start it; the embedded database needs none.",
  );
}

/** The engine, or why it can't be used. */
async function tryEngine(name: EngineName): Promise<Engine | string> {
  const { compose, containers } = known[name];
  const [file, ...words] = compose;
  const version = await ask(file, [...words, "version"]);
  if (version.kind === "no") return version.reason;
  // A client without its engine knows its version, but no containers.
  const alive = await ask(containers, ["ps", "--quiet"]);
  if (alive.kind === "no") return `it is installed, but the engine does not answer (${alive.reason})`;
  return { name, compose, containers, version: version.said };
}

async function ask(
  file: string,
  args: string[],
): Promise<{ kind: "yes"; said: string } | { kind: "no"; reason: string }> {
  try {
    const { code, stdout, stderr } = await runQuietly({ file, args });
    if (code === 0) return { kind: "yes", said: firstLine(stdout) };
    return { kind: "no", reason: firstLine(stderr) || `it ended with ${code}` };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "ENOENT") return { kind: "no", reason: "not installed" };
    throw new Failure(`${file} cannot be run: ${error.message}`, "See whether it may be executed.", { cause: error });
  }
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
