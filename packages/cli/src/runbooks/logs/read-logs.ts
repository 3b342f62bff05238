import { precondition } from "../../lib/failure.ts";
import { openPlaces } from "../deploy/deployment.ts";
import type { Host } from "../deploy/host/host.ts";
import { flagsOf } from "../deploy/places.ts";
import { openStack, type Stack } from "../deploy/stack.ts";
import { readRecord } from "../deploy/state/record.ts";
import type { EngineName } from "../engine/find-engine.ts";
import type { Progress } from "../progress.ts";
import { readArchive } from "./archive.ts";
import { type Container, listContainers, readContainer } from "./containers.ts";
import { readFiles } from "./files.ts";
import { isWanted, type Wanted } from "./filter.ts";
import { followStack, type Reading, sayUnreadable } from "./follow.ts";
import type { LogLine } from "./line.ts";
import { lastLines, mergeByTime, readSource } from "./merge.ts";

/** Which lines of a log are asked for. */
export interface Asked {
  wanted: Wanted;
  /** Only the last so many. */
  tail: number | undefined;
}

/** Whose logs of a deployment are read. */
export interface AskedThere extends Asked {
  /** All when none is named. */
  services: string[];
  /** What was kept of this release, and what still runs of it. */
  release: string | undefined;
  follow: boolean;
}

/** The deployment whose logs are read. */
export interface LogPlace {
  host: Host;
  folder: string;
  engine: EngineName | undefined;
  progress: Progress;
}

/** The wanted lines of files, `-` being stdin, in order of time. Needs neither an engine nor a deployment. */
export async function* readFileLogs(paths: string[], asked: Asked): AsyncGenerator<LogLine[]> {
  const sources = await readFiles(paths);
  yield* select(sources.map(readSource), asked);
}

/** The wanted lines of a deployment in order of time. Throws a `Failure` when there is nothing to read from. */
export async function* readLogs(place: LogPlace, asked: AskedThere): AsyncGenerator<LogLine[]> {
  const { host, folder, engine, progress } = place;
  const { places } = await openPlaces(host, folder);
  const { services, release, follow, wanted } = asked;
  const kept = release === undefined ? [] : await readArchive(host, { folder: places.logs, release, services });
  const stack = await openStack(host, places, { only: engine });
  const images = release === undefined ? null : await imagesOf(stack, release);
  const listed = await listContainers(stack, services);
  const containers = listed.filter(({ image }) => !images || images.has(image));
  if (containers.length + kept.length === 0 && !follow) throw nothingOf(stack, asked);
  const reading: Reading = { seen: new Map(), unreadable: new Set() };
  const warn = (message: string) => progress.warn(message);
  const streams = containers.map((container) => readOnce(stack, container, { asked, reading, warn }));
  yield* select([...kept.map(readSource), ...streams], asked);
  const since = toTime(wanted.sinceMs);
  if (follow) yield* keepWanted(followStack(stack, { services, since, reading, warn }), wanted);
}

function toTime(timeMs: number | undefined): string | undefined {
  return timeMs === undefined ? undefined : new Date(timeMs).toISOString();
}

/** What a release was called when it was deployed, by the record. */
async function imagesOf({ host, places }: Stack, release: string): Promise<Set<string>> {
  const record = await readRecord(host, places.record);
  return new Set(record.filter(({ tag }) => tag === release).map(({ image }) => image));
}

function nothingOf({ host, places, project }: Stack, { services, release }: AskedThere) {
  const flags = flagsOf(host, places);
  if (release !== undefined)
    return precondition(
      `Nothing is kept of ${[release, ...services].join(" ")} on ${host.name}, and nothing runs of it.`,
      `See which releases there were: xtablo releases${flags}`,
    );
  return precondition(
    `No container of ${[project, ...services].join(" ")} is on ${host.name}.`,
    `See which there are: xtablo status${flags}. A removed release's logs: xtablo logs --release TAG${flags}`,
  );
}

async function* readOnce(
  stack: Stack,
  container: Container,
  { asked, reading, warn }: { asked: AskedThere; reading: Reading; warn: (message: string) => void },
): AsyncGenerator<LogLine[]> {
  const { id, service } = container;
  const { sinceMs, ...others } = asked.wanted;
  const isAll = Object.values(others).every((filter) => filter === undefined);
  const source = readContainer(stack, container, {
    since: toTime(sinceMs),
    // The engine counts what no filter takes away; the last line says from where to follow.
    tail: isAll && asked.tail !== undefined ? Math.max(1, asked.tail) : undefined,
    unreadable: (reason) => {
      reading.unreadable.add(id);
      warn(sayUnreadable(service, id, reason));
    },
  });
  reading.seen.set(id, "");
  for await (const lines of readSource(source)) {
    reading.seen.set(id, lines.at(-1)?.stamp ?? "");
    yield lines;
  }
}

async function* select(streams: AsyncIterable<LogLine[]>[], { wanted, tail }: Asked): AsyncGenerator<LogLine[]> {
  const merged = keepWanted(mergeByTime(streams), wanted);
  if (tail === undefined) yield* merged;
  else yield await lastLines(merged, tail);
}

async function* keepWanted(lines: AsyncIterable<LogLine[]>, wanted: Wanted): AsyncGenerator<LogLine[]> {
  for await (const came of lines) {
    const kept = came.filter((line) => isWanted(line, wanted));
    if (kept.length > 0) yield kept;
  }
}
