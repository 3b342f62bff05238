import { type Finished, startCli } from "../../packages/cli/src/testing/run-cli.ts";
import type { Engine } from "./engine.ts";
import type { Machine } from "./machine.ts";

/** Somebody who looks after a deployment that runs, with `--folder`. */
export interface Operator {
  /** Runs `xtablo`; `input` is what it can read. */
  xtablo: (words: string[], input?: string) => Promise<Finished>;
  /** The same, and what it printed as JSON. Throws when it ends with anything but `code`. */
  ask: <T>(words: string[], options?: { input?: string; code?: number }) => Promise<T>;
  /** Starts `xtablo`, and leaves it running. */
  start: (words: string[]) => ReturnType<typeof startCli>;
}

/** An {@link Operator} of a machine, who has no variables but the engine's. */
export function operatorOf({ folder }: Machine, { env }: Engine, others: Record<string, string> = {}): Operator {
  const environment = { DOCKER_HOST: env["DOCKER_HOST"] ?? "", NO_COLOR: "1", ...others };
  const start: Operator["start"] = (words) => startCli([...words, "--folder", folder], environment);
  const xtablo: Operator["xtablo"] = async (words, input) =>
    startCli([...words, "--folder", folder], environment, undefined, input).finished;
  return {
    start,
    xtablo,
    ask: async <T>(words: string[], { input, code = 0 }: { input?: string; code?: number } = {}) => {
      const ended = await xtablo([...words, "--json"], input);
      if (ended.code !== code) throw new Error(`xtablo ${words.join(" ")} ended with ${ended.code}: ${ended.stderr}`);
      return JSON.parse(ended.stdout) as T;
    },
  };
}
