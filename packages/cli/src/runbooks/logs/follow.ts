import { setTimeout as wait } from "node:timers/promises";
import type { Stack } from "../deploy/stack.ts";
import { type Container, listContainers, readContainer } from "./containers.ts";
import type { LogLine } from "./line.ts";
import { readSource } from "./merge.ts";

/** Lines that arrive within this time of each other are put in order. */
const batchMs = 250;
/** How often new containers are looked for. */
const lookEveryMs = 1_000;

/** How far containers were read, by their id. */
export interface Reading {
  /** The engine's time of the last line that was read; empty when there was none. */
  seen: Map<string, string>;
  /** Those whose log cannot be read, which was told. */
  unreadable: Set<string>;
}

/**
 * Goes on with a deployment's logs for ever: a container that a deploy replaces or that starts again is picked up within
 * a second, from its first line. Tells `warn` which one cannot be read.
 */
export async function* followStack(
  stack: Stack,
  options: { services: string[]; since: string | undefined; reading: Reading; warn: (message: string) => void },
): AsyncGenerator<LogLine[]> {
  const { services, since, warn } = options;
  const { seen, unreadable } = options.reading;
  const arrived: LogLine[] = [];
  const open = new Map<string, () => void>();
  const failed: unknown[] = [];
  const isNew = ({ id, running }: Container) => !open.has(id) && !unreadable.has(id) && (running || !seen.has(id));

  async function follow(container: Container): Promise<void> {
    const { id, service } = container;
    const from = seen.get(id) ?? "";
    const reasons: string[] = [];
    const told = { follow: true, since: from || since, unreadable: (reason: string) => reasons.push(reason) };
    const source = readContainer(stack, container, told);
    open.set(id, source.stop);
    for await (const came of readSource(source)) {
      const lines = came.filter(({ stamp }) => (stamp ?? "") > from); // the engine counts from that moment on, not after it
      arrived.push(...lines);
      seen.set(id, lines.at(-1)?.stamp ?? seen.get(id) ?? "");
    }
    open.delete(id);
    const [reason] = reasons;
    if (reason === undefined || !(await isThere(stack, id))) return; // a deploy removed it
    unreadable.add(id);
    warn(sayUnreadable(service, id, reason));
  }

  try {
    for (let lookedAt = 0; ; await wait(batchMs)) {
      if (failed.length > 0) throw failed[0];
      if (Date.now() - lookedAt >= lookEveryMs) {
        for (const container of (await listContainers(stack, services)).filter(isNew)) {
          if (!seen.has(container.id)) seen.set(container.id, "");
          follow(container).catch((error: unknown) => failed.push(error));
        }
        lookedAt = Date.now();
      }
      if (arrived.length > 0) yield arrived.splice(0).toSorted((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
    }
  } finally {
    for (const stop of open.values()) stop();
  }
}

/** What is told of a container whose log the engine does not give. */
export function sayUnreadable(service: string, id: string, reason: string): string {
  return `The log of ${service} (${id.slice(0, 12)}) cannot be read: ${reason}`;
}

async function isThere(stack: Stack, id: string): Promise<boolean> {
  return (await stack.docker(["inspect", id])).code === 0;
}
