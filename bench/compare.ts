import type { BenchDatabase } from "./database.ts";
import { type Load, load, type Plan } from "./load.ts";
import { median } from "./numbers.ts";
import type { Operation, Recording } from "./record.ts";
import type { Seed } from "./seed.ts";
import type { Side } from "./sides.ts";

/** What every row may use. */
export interface Bench {
  database: BenchDatabase;
  seed: Seed;
  recordings: Record<Operation, Recording>;
  ours: Side;
  bare: Side;
  rounds: number;
  seconds: number;
  quick: boolean;
}

/** Two loads side by side: the medians of their rounds. */
export interface Comparison {
  ours: Load;
  bare: Load;
  /** Ours by bare's requests per second: the median of the rounds' own ratios. */
  ratio: number;
}

type GivenPlan = Omit<Plan, "cookie" | "connections" | "seconds" | "status"> & Partial<Plan>;

/** Runs both sides in turn, after a second of warming up, and changes who begins. */
export async function compare(bench: Bench, plans: { ours: GivenPlan; bare: GivenPlan }): Promise<Comparison> {
  const defaults = { cookie: bench.seed.cookie, connections: 10, seconds: bench.seconds, status: 200 };
  const ours = { ...defaults, ...plans.ours };
  const bare = { ...defaults, ...plans.bare };
  await load(bench.ours, { ...ours, seconds: 1 });
  await load(bench.bare, { ...bare, seconds: 1 });
  const rounds: { ours: Load; bare: Load }[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const bareFirst = round % 2 === 1 ? await load(bench.bare, bare) : null;
    const own = await load(bench.ours, ours);
    rounds.push({ ours: own, bare: bareFirst ?? (await load(bench.bare, bare)) });
  }
  return {
    ours: medianLoad(rounds.map((round) => round.ours)),
    bare: medianLoad(rounds.map((round) => round.bare)),
    ratio: median(rounds.map((round) => round.ours.perSecond / round.bare.perSecond)),
  };
}

function medianLoad(loads: Load[]): Load {
  const of = (name: keyof Load) => median(loads.map((one) => one[name]));
  return {
    requests: of("requests"),
    perSecond: of("perSecond"),
    cpuMs: of("cpuMs"),
    p50Ms: of("p50Ms"),
    p99Ms: of("p99Ms"),
    worstMs: of("worstMs"),
    bytes: of("bytes"),
  };
}
