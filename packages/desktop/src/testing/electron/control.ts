import { runInThisContext } from "node:vm";
import { hostRecords } from "./records.ts";

/** What a test asks of the app's process: a function's text, called with the module "electron" and an argument. */
export interface Evaluation {
  id: number;
  source: string;
  arg: unknown;
}

/** What the app's process says: the answer to an evaluation, or a Chromium that it started. */
export type FromHost = { id: number; value: unknown } | { id: number; error: string } | { chromium: number };

/** Answers what a test asks over the process's own channel; ends the process when the test is gone. */
export function obey(electron: object): void {
  const given = { ...electron, hostRecords };
  process.on("message", ({ id, source, arg }: Evaluation) => {
    evaluate(source, given, arg).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(1));
}

async function evaluate(source: string, given: object, arg: unknown): Promise<unknown> {
  const run = runInThisContext(`(${source})`) as (electron: object, arg: unknown) => unknown;
  return run(given, arg);
}
