import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./lib/environment.ts";
import { endWith, printResult } from "./lib/present.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/** Runs the command line; a failure is shown once, here, and becomes the exit code. */
export async function runCli(argv: string[]): Promise<void> {
  if (argv.length === 1 && argv[0] === "--version") {
    printResult(describeVersion());
    return;
  }
  const { flush, run } = await import("@oclif/core"); // with every command, which takes most of the time
  try {
    await run(argv, packageFolder);
  } catch (error) {
    await endWith(error, argv);
  }
  await flush();
}

function describeVersion(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;
  return `${name}/${version} ${process.platform}-${process.arch} node-${process.version}`;
}
