import { Agent } from "node:http";
import pg from "pg";
import { type Bench, compare } from "../compare.ts";
import { send } from "../load.ts";
import { type Result, resultsOf } from "../result.ts";
import type { SeededTablo } from "../seed.ts";

const boardOf = (tablo: SeededTablo | undefined) => `/api/tablos/${tablo?.id ?? ""}/board`;

/**
 * Boards that have just changed: each connection has a tablo of its own, whose version it raises, on a connection to
 * PostgreSQL of its own, right before each read. So each version is read exactly once, on both sides alike.
 */
async function coldBoards(bench: Bench, tablos: SeededTablo[]) {
  const clients = tablos.map(() => new pg.Client({ connectionString: bench.database.url }));
  await Promise.all(clients.map((client) => client.connect()));
  await Promise.all(clients.map((client) => client.query("set synchronous_commit = off")));
  const plan = {
    request: (connection: number) => ({ path: boardOf(tablos[connection]) }),
    before: async (connection: number) =>
      clients[connection]?.query({
        name: "raise_version",
        text: "update tablos set log_version = log_version + 1, board_version = log_version + 1 where id = $1",
        values: [tablos[connection]?.id],
      }),
  };
  try {
    return await compare(bench, { ours: plan, bare: plan });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Board of 1,000 and of 10,000 tasks, changed before every read. */
export async function measureColdBoards(bench: Bench): Promise<Result[]> {
  return [
    ...resultsOf("board of 1,000, cold", await coldBoards(bench, bench.seed.boards1k), { ratio: 0.8, cpuMs: 6 }),
    ...resultsOf("board of 10,000, cold", await coldBoards(bench, bench.seed.boards10k), { cpuMs: 45 }),
  ];
}

/** The same boards again, unchanged, as browsers ask: with `Accept-Encoding: gzip`. Bare answers a one-row query. */
export async function measureWarmBoards(bench: Bench): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, tablo] of [
    ["1,000", bench.seed.boards1k[0]],
    ["10,000", bench.seed.boards10k[0]],
  ] as const) {
    const ours = { request: () => ({ path: boardOf(tablo) }) };
    const bare = { request: () => ({ path: `/bare/one-row/${tablo?.id ?? ""}` }) };
    results.push(
      ...resultsOf(`board of ${name}, warm`, await compare(bench, { ours, bare }), { ratio: 0.6, cpuMs: 1.5 }),
    );
  }
  return results;
}

/** An unchanged board by `If-None-Match`. Bare answers a one-row query. */
export async function measureKnownBoard(bench: Bench): Promise<Result[]> {
  const tablo = bench.seed.boards1k[0];
  const agent = new Agent({ keepAlive: true });
  const { headers } = await send(bench.ours.origin, { path: boardOf(tablo) }, { agent, cookie: bench.seed.cookie });
  agent.destroy();
  const known = { "if-none-match": String(headers["etag"]) };
  const ours = { request: () => ({ path: boardOf(tablo), headers: known }), status: 304 };
  const bare = { request: () => ({ path: `/bare/one-row/${tablo?.id ?? ""}` }) };
  return resultsOf("board, 304", await compare(bench, { ours, bare }), { ratio: 0.6, cpuMs: 1.5 });
}
