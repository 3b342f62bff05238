import { setTimeout as wait } from "node:timers/promises";
import { type Container, listContainers, readContainer } from "./containers.ts";
import type { LogLine } from "./line.ts";
import type { LogHost } from "./log-host.ts";
import { readSource } from "./merge.ts";

/** Lines that arrive within this time of each other are put in order. */
const batchMs = 250;
/** How often new containers are looked for. */
const lookEveryMs = 1_000;

/**
 * Goes on with a project's logs for ever: a container that a deploy replaces or that starts again is picked up within a
 * second, from its first line. `seen` holds the engine's time of the last line that was shown already, by container.
 */
export async function* followProject(
  host: LogHost,
  { project, services, seen }: { project: string; services: string[]; seen: Map<string, string> },
): AsyncGenerator<LogLine> {
  const arrived: LogLine[] = [];
  const open = new Map<string, () => void>();
  const failed: unknown[] = [];
  const follow = async (container: Container) => {
    const source = readContainer(host, container, { follow: true, since: seen.get(container.id) });
    open.set(container.id, source.stop);
    for await (const line of readSource(source)) {
      if (line.stamp === null || line.stamp <= (seen.get(container.id) ?? "")) continue;
      seen.set(container.id, line.stamp);
      arrived.push(line);
    }
    open.delete(container.id);
  };
  try {
    for (let lookedAt = 0; ; await wait(batchMs)) {
      if (failed.length > 0) throw failed[0];
      if (Date.now() - lookedAt >= lookEveryMs) {
        for (const container of await listContainers(host, project, services)) {
          if (open.has(container.id) || (!container.running && seen.has(container.id))) continue;
          if (!seen.has(container.id)) seen.set(container.id, "");
          follow(container).catch((error: unknown) => failed.push(error));
        }
        lookedAt = Date.now();
      }
      yield* arrived.splice(0).toSorted((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
    }
  } finally {
    for (const stop of open.values()) stop();
  }
}
