import { setTimeout as wait } from "node:timers/promises";
import { api, createClient } from "@xtablo/contract";
import { buildImage } from "../../deploy/testing/build.ts";
import { openEngine, whyNoEngine } from "../../deploy/testing/engine.ts";
import { signUp } from "../../deploy/testing/load.ts";
import { type Machine, makeMachine } from "../../deploy/testing/machine.ts";
import { makeStandIns } from "../../deploy/testing/stand-ins.ts";
import { makeVariant } from "../../deploy/testing/variants.ts";
import { openWatchers } from "../../deploy/testing/watchers.ts";
import type { Bench } from "../compare.ts";
import { median } from "../numbers.ts";
import { lineOf, type Result } from "../result.ts";

const image = "xtablo-bench";

/** The image's size, and how long `xtablo deploy` and `xtablo rollback` take on a Docker Engine of this machine. */
export async function measureDeploys({ quick }: Bench): Promise<Result[]> {
  const reason = await whyNoEngine();
  if (reason) {
    process.stderr.write(`The deploys are not measured. ${reason}\n`);
    return [];
  }
  const engine = await openEngine();
  try {
    const bases = await makeStandIns(engine);
    await buildImage(engine, bases, `${image}:v0.1.0`, { version: "v0.1.0", commit: "of the bench" });
    const bytes = Number(await engine.docker("inspect", "--format", "{{.Size}}", `${image}:v0.1.0`));
    const machine = await makeMachine({ engine, bases }, { number: 75, image, tag: "v0.1.0" });
    try {
      const rounds = [];
      await succeed(machine, "deploy", "v0.1.0");
      for (let round = 1; round <= (quick ? 1 : 5); round += 1) {
        const tag = `v0.2.${round}`;
        await makeVariant(engine, { from: `${image}:v0.1.0`, tag: `${image}:${tag}` });
        rounds.push({ deployMs: await succeed(machine, "deploy", tag), ...(await rollBack(machine)) });
      }
      const streamsMs = await moveStreams(
        machine,
        rounds.map((_, at) => `v0.2.${at + 1}`),
      );
      return [
        lineOf("image", Math.round(bytes / 1e6), { unit: "MB" }),
        lineOf("deploy", median(rounds.map(({ deployMs }) => deployMs)) / 1_000, { unit: "s" }),
        lineOf("rollback, until the old release answers", median(rounds.map(({ answeredMs }) => answeredMs)) / 1_000, {
          unit: "s",
          atMost: 2,
        }),
        lineOf(`${streamCount} streams, until the slowest is back`, streamsMs / 1_000, { unit: "s", atMost: 2 }),
        lineOf("rollback, with the worker", median(rounds.map(({ rollbackMs }) => rollbackMs)) / 1_000, { unit: "s" }),
      ];
    } finally {
      await machine.close();
      const made = await engine.docker("images", "--format", "{{.Repository}}:{{.Tag}}", image);
      for (const name of made.split("\n").filter(Boolean)) await engine.docker("image", "rm", "--force", name);
    }
  } finally {
    await engine.close();
  }
}

/** Runs a command, and gives how long it took. */
async function succeed(machine: Machine, ...words: string[]): Promise<number> {
  const began = performance.now();
  const { code, stderr } = await machine.xtablo(...words, "--yes");
  if (code !== 0) throw new Error(`xtablo ${words.join(" ")} ended with ${code}: ${stderr}`);
  return performance.now() - began;
}

const streamCount = 50;

/** Deploys and rolls back with open streams; gives how long the slowest took to come back. Throws when one missed something. */
async function moveStreams(machine: Machine, tags: string[]): Promise<number> {
  const [send, url] = [await machine.fetch(), `https://${machine.domain}`];
  const headers = await signUp(send, url);
  const call = createClient({ origin: url, fetch: send, headers });
  const { id } = await call(api.tablos.create, { body: { title: "Maison Kerguélen" } });
  const watchers = await openWatchers(send, { url, headers, tabloIds: [id], count: streamCount });
  for (const tag of tags) {
    await succeed(machine, "deploy", tag);
    await succeed(machine, "rollback", "v0.1.0");
  }
  const { failures, slowestResumeMs } = await watchers.close();
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return slowestResumeMs;
}

/** From the typing on, asking fifty times a second who answers. */
async function rollBack(machine: Machine): Promise<{ rollbackMs: number; answeredMs: number }> {
  const send = await machine.fetch();
  const began = performance.now();
  const rolling = succeed(machine, "rollback", "v0.1.0");
  let answeredMs = 0;
  while (answeredMs === 0) {
    const { version } = (await (await send(`https://${machine.domain}/api/meta`)).json()) as { version: string };
    if (version === "v0.1.0") answeredMs = performance.now() - began;
    else await wait(20);
  }
  return { rollbackMs: await rolling, answeredMs };
}
