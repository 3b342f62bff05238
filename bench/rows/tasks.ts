import { type Bench, compare } from "../compare.ts";
import { type Result, resultsOf } from "../result.ts";
import { Dice, makeTask, makeTitle } from "../text.ts";

/** One task, read in turn from a tablo of 1,000. */
export async function measureRead(bench: Bench): Promise<Result[]> {
  const { taskIds } = bench.seed.work;
  const plan = {
    request: (_: number, count: number) => ({ path: `/api/tasks/${taskIds[count % taskIds.length] ?? ""}` }),
  };
  return resultsOf("read a task", await compare(bench, { ours: plan, bare: plan }), { ratio: 0.6, cpuMs: 1.5 });
}

/** A task with a description, created by ten people at once in one tablo, so that they wait for each other. */
export async function measureCreate(bench: Bench): Promise<Result[]> {
  const dice = new Dice(1);
  const plan = {
    status: 201,
    request: () => ({
      method: "POST" as const,
      path: `/api/tablos/${bench.seed.work.id}/tasks`,
      body: makeTask(dice),
    }),
  };
  const comparison = await compare(bench, { ours: plan, bare: { ...plan, status: 200 } });
  return resultsOf("create a task", comparison, { ratio: 0.6, cpuMs: 3 });
}

/** A task's title, changed by ten people at once in one tablo, never the same task at once. */
export async function measureChange(bench: Bench): Promise<Result[]> {
  const { taskIds } = bench.seed.work;
  const dice = new Dice(2);
  const plan = {
    request: (_: number, count: number) => ({
      method: "PATCH" as const,
      path: `/api/tasks/${taskIds[count % taskIds.length] ?? ""}`,
      body: { title: `${makeTitle(dice)} ${count}` },
    }),
  };
  return resultsOf("change a task", await compare(bench, { ours: plan, bare: plan }), { ratio: 0.6 });
}
