import { installedProgram } from "./installed-program.ts";
import { runAttached } from "./program.ts";

/** Runs the tests: all but the long ones, or only those. `args` go to Vitest, and may choose other projects. Gives its exit code. */
export async function runTests(root: string, { long, args }: { long: boolean; args: string[] }): Promise<number> {
  const chosen = args.some((argument) => argument.startsWith("--project"));
  const projects = chosen ? [] : [long ? "--project=long" : "--project=!long"];
  const vitest = await installedProgram(root, "vitest", ["run", ...projects, ...args]);
  return runAttached(vitest, { output: "stdout" });
}
