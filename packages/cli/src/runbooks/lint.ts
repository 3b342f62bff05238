import { generate } from "./generate.ts";
import { installedProgram } from "./installed-program.ts";
import type { LintKind } from "./lint-kinds.ts";
import { runQuietly } from "./program.ts";
import type { Progress } from "./progress.ts";

/** How one of the checks went. */
export interface LintResult {
  step: string;
  state: "passed" | "failed";
  durationMs: number;
  /** What the tool said. */
  output: string;
}

interface Check {
  kind: LintKind;
  step: string;
  run: () => Promise<{ passed: boolean; output: string }>;
}

/** The parts whose types are checked, each by itself. */
const typed = ["packages/contract", "packages/server", "packages/desktop", "packages/cli", "."];

/** Lint, format, types, and whether what is generated is fresh: all of them, even when one fails. With `fix` they correct what they can. */
export async function lint(
  root: string,
  manifest: Parameters<typeof generate>[1],
  progress: Progress,
  { fix, only }: { fix: boolean; only: LintKind[] },
): Promise<LintResult[]> {
  const results: LintResult[] = [];
  const checks = checksOf(root, manifest, fix).filter(({ kind }) => only.length === 0 || only.includes(kind));
  for (const { step, run } of checks) {
    progress.info(`${step}…`);
    const begun = performance.now();
    const { passed, output } = await run();
    const durationMs = Math.round(performance.now() - begun);
    if (!passed) progress.info(output);
    results.push({ step, state: passed ? "passed" : "failed", durationMs, output: passed ? "" : output });
  }
  return results;
}

function checksOf(root: string, manifest: Parameters<typeof generate>[1], fix: boolean): Check[] {
  const tool =
    (name: string, args: string[], packageName = name) =>
    async () => {
      const { code, stdout, stderr } = await runQuietly(await installedProgram(root, name, args, packageName));
      return { passed: code === 0, output: (stdout + stderr).trim() };
    };
  return [
    { kind: "lint", step: "lint", run: tool("oxlint", ["--type-aware", ...(fix ? ["--fix"] : [])]) },
    { kind: "format", step: "format", run: tool("oxfmt", [...(fix ? [] : ["--check"]), "."]) },
    ...typed.map((part) => ({
      kind: "types" as const,
      step: `types of ${part === "." ? "the root" : part}`,
      run: tool("tsc", ["-p", part], "typescript"),
    })),
    {
      kind: "generated",
      step: "generated",
      run: async () => {
        const stale = await generate(root, manifest, { check: !fix });
        const passed = fix || stale.length === 0;
        return { passed, output: passed ? "" : `Stale: ${stale.join(", ")}. Run \`xtablo generate\`.` };
      },
    },
  ];
}
