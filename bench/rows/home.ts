import type { Bench } from "../compare.ts";
import { load } from "../load.ts";
import { lineOf, type Result } from "../result.ts";

/** Home of somebody with 200 tablos of 500 tasks each: the list with progress, on one connection. */
export async function measureHome(bench: Bench): Promise<Result[]> {
  const home = await load(bench.ours, {
    connections: 1,
    seconds: bench.seconds * bench.rounds,
    cookie: bench.seed.homeCookie,
    status: 200,
    request: () => ({ path: "/api/tablos?limit=200" }),
  });
  return [{ ...lineOf("home of 200 tablos of 500 tasks", home.p50Ms, { unit: "ms", atMost: 50 }), times: home }];
}
