import { fileURLToPath } from "node:url";
import { flush, run } from "@oclif/core";
import { endWith } from "./lib/present.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/** Runs the command line; a failure is shown once, here, and becomes the exit code. */
export async function runCli(argv: string[]): Promise<void> {
  try {
    await run(argv, packageFolder);
  } catch (error) {
    await endWith(error, argv);
  }
  await flush();
}
