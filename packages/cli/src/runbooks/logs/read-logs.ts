import { precondition } from "../../lib/failure.ts";
import { readArchive } from "./archive.ts";
import { listContainers, readContainer } from "./containers.ts";
import { readFiles } from "./files.ts";
import { isWanted, type Wanted } from "./filter.ts";
import { followProject } from "./follow.ts";
import type { LogLine } from "./line.ts";
import type { LogHost } from "./log-host.ts";
import { lastLines, mergeByTime, readSource } from "./merge.ts";

/** Whose lines are read, and which of them. */
export interface Asked {
  services: string[];
  project: string;
  files: string[];
  release: string | undefined;
  archive: string;
  follow: boolean;
  tail: number | undefined;
  wanted: Wanted;
}

/** The wanted lines in order of time. Throws a `Failure` when there is nothing to read from. */
export async function* readLogs(host: LogHost, asked: Asked): AsyncGenerator<LogLine> {
  const seen = new Map<string, string>();
  const merged = keepWanted(mergeByTime(await openStreams(host, asked, seen)), asked.wanted);
  if (asked.tail === undefined) yield* merged;
  else yield* await lastLines(merged, asked.tail);
  if (asked.follow) yield* keepWanted(followProject(host, { ...asked, seen }), asked.wanted);
}

async function openStreams(host: LogHost, asked: Asked, seen: Map<string, string>): Promise<AsyncIterable<LogLine>[]> {
  const { files, release, project, services, archive: folder, wanted } = asked;
  if (files.length > 0) return (await readFiles(files)).map(readSource);
  if (release !== undefined) return (await readArchive(host, { folder, release, services })).map(readSource);
  const containers = await listContainers(host, project, services);
  if (containers.length === 0 && !asked.follow)
    throw precondition(
      `No container of ${[project, ...services].join(" ")} is on ${host.name}.`,
      "See what runs: docker ps --all. A removed release's logs: xtablo logs --release TAG",
    );
  const since = wanted.sinceMs === undefined ? undefined : new Date(wanted.sinceMs).toISOString();
  return containers.map((container) => {
    seen.set(container.id, "");
    return remember(readSource(readContainer(host, container, { since })), container.id, seen);
  });
}

async function* remember(lines: AsyncIterable<LogLine>, id: string, seen: Map<string, string>) {
  for await (const line of lines) {
    if (line.stamp !== null) seen.set(id, line.stamp);
    yield line;
  }
}

async function* keepWanted(lines: AsyncIterable<LogLine>, wanted: Wanted): AsyncGenerator<LogLine> {
  for await (const line of lines) if (isWanted(line, wanted)) yield line;
}
