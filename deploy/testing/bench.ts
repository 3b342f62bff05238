import { inject } from "vitest";
import { connect, type Engine } from "./engine.ts";
import type { Bench } from "./global-setup.ts";

/** Whether to skip: no engine can be had, which was said. */
export const isWithoutEngine = inject("bench") === null;

/** The engine that runs for the tests, and what it has. */
export function useBench(): Bench & { engine: Engine } {
  const bench = inject("bench");
  if (!bench) throw new Error("There is no engine.");
  const { dockerHost, dockerConfig } = bench;
  const env = {
    ...process.env,
    ...(dockerHost && { DOCKER_HOST: dockerHost }),
    ...(dockerConfig && { DOCKER_CONFIG: dockerConfig }),
  };
  return { ...bench, engine: connect(env, async () => {}) };
}
