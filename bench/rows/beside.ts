import type { Bench } from "../compare.ts";
import { load } from "../load.ts";
import { lineOf, type Result } from "../result.ts";

/** One task read over and over while somebody else loads boards of 10,000, none of them kept. */
export async function measureBeside(bench: Bench): Promise<Result[]> {
  const { boards10k, work, cookie } = bench.seed;
  const seconds = bench.seconds * bench.rounds;
  const [small] = await Promise.all([
    load(bench.ours, {
      connections: 1,
      seconds,
      cookie,
      status: 200,
      request: (_, count) => ({ path: `/api/tasks/${work.taskIds[count % work.taskIds.length] ?? ""}` }),
    }),
    load(bench.ours, {
      connections: 1,
      seconds,
      cookie,
      status: 200,
      request: (_, count) => ({ path: `/api/tablos/${boards10k[count % boards10k.length]?.id ?? ""}/board` }),
    }),
  ]);
  return [
    { ...lineOf("a task beside boards of 10,000: worst", small.worstMs, { unit: "ms", atMost: 50 }), times: small },
  ];
}
