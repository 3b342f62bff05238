import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { Bench } from "../compare.ts";
import { load } from "../load.ts";
import { median } from "../numbers.ts";
import { lineOf, number, type Result } from "../result.ts";
import { startOurs } from "../sides.ts";

const run = promisify(execFile);
const commandLine = join(import.meta.dirname, "../../packages/cli/bin/run.js");

/** Memory of a server that was just started, and the most it takes while boards of 1,000 and 10,000 are read, cold and warm. */
export async function measureMemory(bench: Bench): Promise<Result[]> {
  const server = await startOurs(bench.database);
  try {
    await delay(1_000);
    const idle = await server.usage();
    let peakMb = 0;
    const ends = bench.quick ? 2 : 10;
    const tablos = [...bench.seed.boards1k, ...bench.seed.boards10k];
    for (let round = 0; round < ends; round += 1) {
      await load(server, {
        connections: 10,
        seconds: 1,
        cookie: bench.seed.cookie,
        status: 200,
        request: (_, count) => ({ path: `/api/tablos/${tablos[count % tablos.length]?.id ?? ""}/board` }),
      });
      peakMb = Math.max(peakMb, (await server.usage()).rssMb);
    }
    return [
      lineOf("memory, idle", idle.rssMb, { unit: "MB", atMost: 130 }),
      lineOf("memory under the board load", peakMb, { unit: "MB", atMost: 250 }),
    ];
  } finally {
    await server.stop();
  }
}

/** From the start of the server's process to 200 of `/readyz`, the database being up and migrated. */
export async function measureStart(bench: Bench): Promise<Result[]> {
  const timesMs: number[] = [];
  const cpuMs: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const server = await startOurs(bench.database);
    timesMs.push(server.startMs);
    cpuMs.push((await server.usage()).cpuMs);
    await server.stop();
  }
  return [
    lineOf("server process to ready", median(timesMs), { unit: "ms", atMost: 1_200 }),
    lineOf("… server CPU until then", median(cpuMs), { unit: "ms" }),
  ];
}

/** `xtablo --version` and `xtablo migrate status` against a Node that does nothing. */
export async function measureCommandLine(bench: Bench): Promise<Result[]> {
  if (!existsSync(commandLine)) throw new Error("The command line is not there.");
  const version: number[] = [];
  const status: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    version.push(await time([commandLine, "--version"], bench));
    status.push(await time([commandLine, "migrate", "status"], bench));
    bare.push(await time(["-e", "0"], bench));
  }
  return [
    ...compare("xtablo --version", median(version), median(bare), { ms: 300, ratio: 5 }),
    ...compare("xtablo migrate status", median(status), median(bare), {}),
  ];
}

/** The database is up and migrated, so that the command alone is timed. */
async function time(args: string[], bench: Bench): Promise<number> {
  const env = { ...process.env, DATABASE_URL: bench.database.url };
  const start = performance.now();
  await run(process.execPath, args, { env });
  return performance.now() - start;
}

function compare(name: string, ours: number, bare: number, bars: { ms?: number; ratio?: number }): Result[] {
  const figures = { ours: `${number(ours)} ms`, bare: `${number(bare)} ms`, ratio: ours / bare };
  const first: Result = { name, ...figures, bar: null };
  if (bars.ms === undefined || bars.ratio === undefined) return [first];
  return [
    { ...first, bar: { kind: "at most", value: bars.ms, unit: "ms", measured: ours } },
    {
      name: "… against node -e 0",
      ...figures,
      bar: { kind: "at most", value: bars.ratio, unit: "", measured: ours / bare },
    },
  ];
}
