import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Bench } from "../compare.ts";
import { withClient } from "../database.ts";
import { load } from "../load.ts";
import { instantMs, quantile } from "../numbers.ts";
import { prepareScript, runScript } from "../replay.ts";
import { lineOf, type Result } from "../result.ts";
import type { LiveTablo } from "../seed.ts";
import { type Side, startOurs } from "../sides.ts";
import type { Arrivals } from "../stream-readers.ts";

interface Live {
  tablos: LiveTablo[];
  changesPerSecond: number;
  seconds: number;
}

interface Outcome {
  streams: number;
  perSecond: number;
  /** From the answer to the commit until the change is read from a stream, sorted. */
  timesMs: number[];
  lost: number;
  kbPerStream: number;
  cpuMsPerChange: number;
}

const writers = 10;

/** Changes committed straight to the database, ten streams on each tablo, all of one server. */
export async function measureLive(bench: Bench): Promise<Result[]> {
  const seconds = bench.quick ? 3 : 10;
  const few = await watch(bench, { tablos: bench.seed.live.slice(0, 10), changesPerSecond: 500, seconds });
  const many = await watch(bench, { tablos: bench.seed.live, changesPerSecond: 100, seconds });
  return [...linesOf(few, 500), ...linesOf(many, 100)];
}

function linesOf({ streams, timesMs, lost, perSecond, cpuMsPerChange, kbPerStream }: Outcome, rate: number): Result[] {
  const p99Ms = quantile(timesMs, 0.99);
  const name = `${streams.toLocaleString("en-US")} streams, ${rate} changes/s`;
  const times = { p50Ms: quantile(timesMs, 0.5), p99Ms, worstMs: timesMs.at(-1) ?? 0 };
  return [
    { ...lineOf(`${name}: p99`, p99Ms, { unit: "ms", atMost: 50 }), times },
    lineOf("… committed", perSecond, { unit: "/s" }),
    lineOf("… lost", lost, { unit: "changes", atMost: 0 }),
    lineOf("… server CPU per change", cpuMsPerChange, { unit: "ms" }),
    ...(streams < 1_000 ? [] : [lineOf("… memory per stream", kbPerStream, { unit: "kB", atMost: 40 })]),
  ];
}

async function watch(bench: Bench, live: Live): Promise<Outcome> {
  const server = await startOurs(bench.database);
  const readers = fork(join(import.meta.dirname, "../stream-readers.ts"), { serialization: "advanced" });
  const cookies = live.tablos.flatMap((tablo) => tablo.cookies);
  try {
    await warmUp(bench, server);
    const empty = await server.usage();
    readers.send({ origin: server.origin, cookies });
    await once(readers, "message");
    await delay(500);
    const open = await server.usage();
    const { committed, perSecond } = await commitChanges(bench, live);
    await delay(1_000);
    const after = await server.usage();
    readers.send("arrivals");
    const [arrivals] = (await once(readers, "message")) as [Arrivals];
    const times = arrivals.flatMap(([change, at]) => {
      const since = committed.get(change);
      return since === undefined ? [] : [Math.max(0, at - since)];
    });
    return {
      streams: cookies.length,
      perSecond,
      timesMs: times.toSorted((a, b) => a - b),
      lost: committed.size * (cookies.length / live.tablos.length) - times.length,
      kbPerStream: ((open.rssMb - empty.rssMb) * 1_024) / cookies.length,
      cpuMsPerChange: (after.cpuMs - open.cpuMs) / committed.size,
    };
  } finally {
    readers.kill();
    await server.stop();
  }
}

/** What a first thousand of requests of any kind makes a process grow by is not the streams' doing. */
async function warmUp({ seed }: Bench, server: Side): Promise<void> {
  const path = `/api/tasks/${seed.work.taskIds[0] ?? ""}`;
  await load(server, { connections: 10, requests: 1_000, cookie: seed.cookie, status: 200, request: () => ({ path }) });
  await delay(500);
}

/** Each writer has tablos of its own, so it knows each change's version without asking. */
async function commitChanges(bench: Bench, live: Live): Promise<{ committed: Map<string, number>; perSecond: number }> {
  const { statements, parts } = bench.recordings.change;
  const appends = statements.filter(({ text }) => text.includes("pg_notify"));
  const script = prepareScript({
    statements: appends,
    parts: { ...parts, tabloId: bench.seed.work.id, userId: bench.seed.userId },
  });
  const versions = await readVersions(bench, live.tablos);
  const committed = new Map<string, number>();
  const startedAt = instantMs();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const own = live.tablos.filter((_, index) => index % writers === writer);
      const client = new pg.Client({ connectionString: bench.database.url });
      await client.connect();
      for (let count = 0; count < (live.seconds * live.changesPerSecond) / writers; count += 1) {
        await delay(
          Math.max(0, startedAt + ((count * writers + writer) * 1_000) / live.changesPerSecond - instantMs()),
        );
        const { id, userId } = own[count % own.length] ?? { id: "", userId: "" };
        await runScript(client, script, { tabloId: id, userId });
        const version = (versions.get(id) ?? 0) + 1;
        versions.set(id, version);
        committed.set(`${id}:${version}`, instantMs());
      }
      await client.end();
    }),
  );
  return { committed, perSecond: (committed.size * 1_000) / (instantMs() - startedAt) };
}

async function readVersions(bench: Bench, tablos: LiveTablo[]): Promise<Map<string, number>> {
  return withClient(bench.database.url, async (client) => {
    const { rows } = await client.query<{ id: string; version: string }>(
      "select id, log_version as version from tablos where id = any ($1)",
      [tablos.map((tablo) => tablo.id)],
    );
    return new Map(rows.map(({ id, version }) => [id, Number(version)]));
  });
}
