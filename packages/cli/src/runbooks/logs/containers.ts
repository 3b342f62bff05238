import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { precondition } from "../../lib/failure.ts";
import type { Running } from "../deploy/host/host.ts";
import { untilInputEnds } from "../deploy/host/until-input-ends.ts";
import type { Stack } from "../deploy/stack.ts";
import type { LogSource } from "./line.ts";
import { stampOf } from "./parse-line.ts";
import { splitLines } from "./split-lines.ts";

/** A container of a deployment. */
export interface Container {
  id: string;
  service: string;
  running: boolean;
  /** As the compose file named it. */
  image: string;
}

/** From where, and how far, a container is read. */
export interface ReadOptions {
  follow?: boolean;
  /** Not before this moment, as the engine says it. */
  since?: string | undefined;
  /** Only so many lines, its last. */
  tail?: number | undefined;
  /** Told why its log cannot be read, which ends the lines. */
  unreadable: (reason: string) => void;
}

/** The deployment's containers, stopped ones too; of all services when none is named. */
export async function listContainers(stack: Stack, services: string[]): Promise<Container[]> {
  const format = '{{.ID}} {{.State}} {{.Label "com.docker.compose.service"}} {{.Image}}';
  const label = `label=com.docker.compose.project=${stack.project}`;
  const words = ["ps", "--all", "--no-trunc", "--filter", label, "--format", format];
  const { code, stdout, stderr } = await stack.docker(words);
  if (code !== 0)
    throw precondition(
      `The engine on ${stack.host.name} does not list its containers: ${stderr.trim()}`,
      "See that it runs (docker info), or read files: xtablo logs --file PATH",
    );
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((row) => row.split(" "))
    .map(([id = "", state = "", service = "", image = ""]) => ({ id, service, image, running: state === "running" }))
    .filter(({ service }) => services.length === 0 || services.includes(service));
}

/** A container's lines with the engine's time in front; what it wrote to stderr among them. */
export function readContainer(
  stack: Stack,
  { id, service }: Container,
  { follow = false, since, tail, unreadable }: ReadOptions,
): LogSource & { stop: () => void } {
  const flags = [
    ...(follow ? ["--follow"] : []),
    ...(since ? ["--since", since] : []),
    ...(tail === undefined ? [] : ["--tail", String(tail)]),
  ];
  const words = [stack.engine.containers, "logs", "--timestamps", ...flags, id];
  const running = stack.host.start(untilInputEnds(["sh", "-c", 'exec "$@" 2>&1', "sh", ...words]));
  return { service, stop: () => running.stdin.end(), lines: readRunning(running, unreadable) };
}

/** What has no time in front are the engine's own words: why there is nothing to read. */
async function* readRunning(running: Running, unreadable: (reason: string) => void): AsyncGenerator<string[]> {
  let said = "";
  try {
    for await (const came of splitLines(inLargerPieces(running.stdout))) {
      const lines = came.filter((line) => stampOf(line) !== null);
      if (lines.length < came.length) said = came.findLast((line) => stampOf(line) === null) ?? "";
      if (lines.length > 0) yield lines;
    }
    const { code, stderr } = await running.ended;
    if (code !== 0 && code !== ended) unreadable(said || stderr.trim() || `it ended with ${code}`);
  } finally {
    running.stdin.end();
    running.stdout.destroy();
  }
}

/** The engine writes line by line, and to wake up for each costs more than to read it. */
async function* inLargerPieces(stream: Readable): AsyncGenerator<Buffer> {
  for await (const piece of stream as AsyncIterable<Buffer>) {
    yield piece;
    if (piece.length < 8_192) await wait(2);
  }
}

/** By SIGTERM, which is how it is stopped. */
const ended = 143;
