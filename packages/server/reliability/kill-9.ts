import { parseArgs } from "node:util";
import { openBattlefield } from "./battlefield.ts";
import { verify } from "./verify.ts";
import { Worker } from "./worker.ts";

/**
 * Ends the server or PostgreSQL with `kill -9` at random while people write, and counts what became of their writes.
 * Run with `node packages/server/reliability/kill-9.ts --rounds 50`. Ends with 1 when anything acknowledged is missing,
 * anything is there twice, a log has a gap, or readiness did not tell the truth within 2 s.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "10" }, workers: { type: "string", default: "6" } },
  });
  const field = await openBattlefield();
  try {
    const workers = await Promise.all(
      Array.from({ length: Number(values.workers) }, (_, n) => Worker.hire(field, `w${n}`)),
    );
    const working = Promise.all(workers.map((worker) => worker.work()));
    const refused = working.then(() => Promise.reject(new Error("the workers stopped by themselves")));
    refused.catch(() => {}); // looked at in each round
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      const { victim, backMs } = await Promise.race([field.strike(), refused]);
      say(`round ${round}: killed ${victim}, ready again after ${backMs} ms`);
    }
    for (const worker of workers) worker.rest();
    await working;
    const verdict = await verify(field, workers);
    say(
      `kills: ${field.strikes.length}, of the server ${count(field.strikes, "server")}, of PostgreSQL ${count(field.strikes, "PostgreSQL")}`,
    );
    say(`ready again after, slowest: ${Math.max(...field.strikes.map((strike) => strike.backMs))} ms`);
    say(`writes acknowledged: ${verdict.acknowledged}, of them after a retry: ${verdict.retried}`);
    say(`uploads acknowledged: ${verdict.uploads}, changes in the logs: ${verdict.changes}`);
    say(verdict.wrongs.length === 0 ? "lost: 0, twice: 0, gaps: 0" : `WRONG:\n${verdict.wrongs.join("\n")}`);
    process.exitCode = verdict.wrongs.length === 0 ? 0 : 1;
  } finally {
    await field.close();
  }
}

function count(strikes: { victim: string }[], victim: string): number {
  return strikes.filter((strike) => strike.victim === victim).length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
