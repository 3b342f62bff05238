import { installedProgram } from "./installed-program.ts";
import { runAttached } from "./program.ts";

/** Which tests: those that all run at once, or of the others one kind. */
export type TestKind = "usual" | "long" | "deploy";

/** Runs the tests of a kind. `args` go to Vitest, and may choose other projects. Gives its exit code. */
export async function runTests(root: string, { kind, args }: { kind: TestKind; args: string[] }): Promise<number> {
  const chosen = args.some((argument) => argument.startsWith("--project"));
  const projects = {
    usual: ["--project=!long", "--project=!electron", "--project=!deploy"],
    long: ["--project=long", "--project=electron"],
    deploy: ["--project=deploy"],
  }[kind];
  const vitest = await installedProgram(root, "vitest", ["run", ...(chosen ? [] : projects), ...args]);
  return runAttached(vitest, { output: "stdout" });
}
