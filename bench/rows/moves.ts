import { Agent } from "node:http";
import type { Bench } from "../compare.ts";
import { withClient } from "../database.ts";
import { type Load, load, type Request, send } from "../load.ts";
import { median } from "../numbers.ts";
import { lineOf, number, type Result } from "../result.ts";
import type { SeededTablo } from "../seed.ts";
import { Dice } from "../text.ts";

/** A random task of a column goes below another random one; one person moves, so that nobody waits for a lock. */
function randomMove({ taskIds }: SeededTablo, dice: Dice): Request {
  const moved = dice.roll(taskIds.length);
  const after = (moved + 1 + dice.roll(taskIds.length - 1)) % taskIds.length;
  return { method: "POST", path: `/api/tasks/${taskIds[moved] ?? ""}/move`, body: { after: taskIds[after] } };
}

/** Moves in a column of 10,000 against moves in one of 100, in turn, and the rows that they write. */
export async function measureMoves(bench: Bench): Promise<Result[]> {
  const { column100, column10k } = bench.seed;
  const dice = new Dice(3);
  const run = (column: SeededTablo, seconds = bench.seconds, connections = 1) =>
    load(bench.ours, {
      connections,
      seconds,
      cookie: bench.seed.cookie,
      status: 200,
      request: () => randomMove(column, dice),
    });
  await run(column100, 1);
  await run(column10k, 1);
  const rounds: { small: Load; large: Load }[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const small = await run(column100);
    rounds.push({ small, large: await run(column10k) });
  }
  const together = await run(column10k, bench.seconds, 10);
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const timeRatio = of(({ large, small }) => large.p50Ms / small.p50Ms);
  return [
    {
      name: "move in 10,000 against in 100",
      ours: `${number(of(({ large }) => large.p50Ms))} ms`,
      bare: `${number(of(({ small }) => small.p50Ms))} ms`,
      ratio: timeRatio,
      bar: { kind: "at most", value: 1.2, unit: "", measured: timeRatio },
    },
    { ...lineOf("moves of ten people at once", together.perSecond, { unit: "/s" }), times: together },
    lineOf(
      "move: server CPU",
      of(({ large }) => large.cpuMs),
      { unit: "ms", atMost: 3 },
    ),
    lineOf("move: rows of tasks written", await countWrites(bench), { unit: "rows", atMost: 1 }),
  ];
}

/** 20,000 moves, each directly below the same task: how long keys get, and whether the pace lasts. */
export async function measureGap(bench: Bench): Promise<Result[]> {
  const moves = bench.quick ? 2_000 : 20_000;
  const { id, taskIds } = bench.seed.gap;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const timesMs: number[] = [];
  const startedAt = performance.now();
  for (let count = 0; count < moves; count += 1) {
    const path = `/api/tasks/${taskIds[1 + (count % (taskIds.length - 1))] ?? ""}/move`;
    const sent = performance.now();
    const answer = await send(
      bench.ours.origin,
      { method: "POST", path, body: { after: taskIds[0] } },
      { agent, cookie: bench.seed.cookie },
    );
    timesMs.push(performance.now() - sent);
    if (answer.status !== 200) throw new Error(`Move ${count} was answered with ${answer.status}.`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  const { longest, renumberings } = await withClient(bench.database.url, async (client) => {
    const { rows } = await client.query<{ longest: number; renumberings: number }>(
      `select (select max(length(data ->> 'position')) from changes where tablo_id = $1 and kind = 'task.moved')::integer as longest,
         (select count(*) from changes where tablo_id = $1 and kind = 'column.reordered')::integer as renumberings`,
      [id],
    );
    return rows[0] ?? { longest: 0, renumberings: 0 };
  });
  const pace = median(timesMs.slice(-1_000)) / median(timesMs.slice(0, 1_000));
  const worstMs = Math.max(...timesMs);
  return [
    {
      name: `${moves.toLocaleString("en-US")} moves into one gap: last 1,000`,
      ours: `${number(median(timesMs.slice(-1_000)))} ms`,
      bare: `${number(median(timesMs.slice(0, 1_000)))} ms`,
      ratio: pace,
      bar: { kind: "at most", value: 1.2, unit: "", measured: pace },
      times: {
        p50Ms: median(timesMs),
        p99Ms: timesMs.toSorted((a, b) => a - b)[Math.floor(moves * 0.99)] ?? 0,
        worstMs,
      },
    },
    lineOf("… longest key", longest, { unit: "chars", atMost: 64 }),
    lineOf("… renumberings", renumberings, { unit: "of the column" }),
    lineOf("… all of them", moves / seconds, { unit: "/s" }),
  ];
}

/** Rows of `tasks` that each of 100 moves of different tasks writes: those whose version is younger than the first move. */
async function countWrites({ ours, seed, database }: Bench): Promise<number> {
  const moves = 100;
  const { taskIds } = seed.column10k;
  return withClient(database.url, async (client) => {
    const first = await client.query<{ id: string }>("select pg_current_xact_id()::text as id");
    await load(ours, {
      connections: 1,
      requests: moves,
      cookie: seed.cookie,
      status: 200,
      request: (_, count) => ({
        method: "POST",
        path: `/api/tasks/${taskIds[count] ?? ""}/move`,
        body: { after: taskIds[5_000 + count] },
      }),
    });
    const written = await client.query<{ count: string }>(
      "select count(*) from tasks where xmin::text::bigint >= $1::bigint",
      [first.rows[0]?.id],
    );
    return Number(written.rows[0]?.count) / moves;
  });
}
