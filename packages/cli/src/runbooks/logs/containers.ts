import { precondition } from "../../lib/failure.ts";
import type { LogSource } from "./line.ts";
import type { LogHost } from "./log-host.ts";
import { splitLines } from "./split-lines.ts";

/** A container of a compose project. */
export interface Container {
  id: string;
  service: string;
  running: boolean;
}

/** The project's containers, stopped ones too; of all services when none is named. Throws a `Failure` without an engine. */
export async function listContainers(host: LogHost, project: string, services: string[]): Promise<Container[]> {
  const format = '{{.ID}} {{.State}} {{.Label "com.docker.compose.service"}}';
  const label = `label=com.docker.compose.project=${project}`;
  const rows = await readAll(host, ["docker", "ps", "--all", "--no-trunc", "--filter", label, "--format", format]);
  return rows
    .map((row) => row.split(" "))
    .map(([id = "", state = "", service = ""]) => ({ id, service, running: state === "running" }))
    .filter(({ service }) => services.length === 0 || services.includes(service));
}

/** A container's lines with the engine's time in front; what it wrote to stderr among them. */
export function readContainer(
  host: LogHost,
  { id, service }: Container,
  { follow = false, since }: { follow?: boolean; since?: string | undefined } = {},
): LogSource & { stop: () => void } {
  const flags = [...(follow ? ["--follow"] : []), ...(since ? ["--since", since] : [])];
  const running = host.start(["sh", "-c", 'exec "$@" 2>&1', "sh", "docker", "logs", "--timestamps", ...flags, id]);
  return { service, lines: splitLines(running.stdout), stop: running.kill };
}

/** Runs a command to its end and gives its lines. Throws a `Failure` when it did not succeed. */
export async function readAll(host: LogHost, command: string[]): Promise<string[]> {
  const running = host.start(command);
  const rows: string[] = [];
  for await (const row of splitLines(running.stdout)) rows.push(row);
  const { code, stderr } = await running.ended;
  if (code === 0) return rows;
  throw precondition(
    `\`${command[0]}\` failed on ${host.name}: ${stderr.trim() || `it ended with ${code}`}`,
    "See that the engine runs (docker info), or read files: xtablo logs --file PATH",
  );
}
