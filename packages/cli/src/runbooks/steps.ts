import type { Progress } from "./progress.ts";

/** One step of a runbook: it looks first, and acts only when it has to. */
export interface Step {
  name: string;
  /** What is there. `needed` says that {@link Step.act} has to run, and `says` what for, or why not. Changes nothing. */
  look: () => Promise<{ needed: boolean; says: string }>;
  /** Does it, and gives the evidence. */
  act: () => Promise<string>;
}

/** What became of a step. */
export interface StepResult {
  step: string;
  state: "already" | "done" | "planned";
  evidence: string;
}

/** Goes through the steps in order, telling each; the first that throws ends it. With `dryRun` they only look. */
export async function runSteps(
  steps: Step[],
  progress: Progress,
  { dryRun }: { dryRun: boolean },
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step, progress, dryRun);
    progress.info(`${step.name}: ${result.evidence}`);
    results.push(result);
  }
  return results;
}

async function runStep(step: Step, progress: Progress, dryRun: boolean): Promise<StepResult> {
  const { needed, says } = await step.look();
  if (!needed) return { step: step.name, state: "already", evidence: says };
  if (dryRun) return { step: step.name, state: "planned", evidence: says };
  progress.info(`${step.name}: ${says}…`);
  return { step: step.name, state: "done", evidence: await step.act() };
}
