import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openWorkerField, type WorkerField } from "./worker-field.ts";

/** What the database says of all jobs, by its own clock. */
interface Tally {
  enqueued: number;
  done: number;
  /** Neither done nor in the queue. */
  lost: number;
  ticks: number;
  /** Times between the first and the last tick that have none. */
  missing: number;
  /** Jobs of the schedule; one for each tick. */
  slots: number;
  /** Enqueued by transactions that were taken back. */
  ghosts: number;
  /** Jobs at which a worker was killed, and the longest time until one of them was begun again, in seconds. */
  cut: number;
  again: number;
  slowest: number;
}

/** Jobs of a killed worker run again within this time. */
const againWithinSeconds = 90;

/**
 * Kills workers with `kill -9` while they work and their schedules tick, and counts what became of the jobs.
 * Run with `node packages/server/reliability/workers.ts --seconds 180`. Ends with 1 when a slot is missing or enqueued
 * twice, a job is lost or not done in the end, or one of a killed worker did not run again within 90 s.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: "string", default: "180" }, workers: { type: "string", default: "3" } },
  });
  const field = await openWorkerField(Number(values.workers));
  try {
    const until = Date.now() + Number(values.seconds) * 1_000;
    const asking = askForWork(field, until);
    let kills = 0;
    for (; Date.now() < until; kills += 1) {
      await delay(2_000 + Math.random() * 3_000);
      say(`killed a worker that was at ${await field.strike()} jobs`);
    }
    await asking;
    await settle(field);
    const tally = await count(field);
    say(`kills: ${kills}, jobs: ${tally.enqueued}, done: ${tally.done}`);
    say(`slots of the schedule: ${tally.ticks}, missing: ${tally.missing}, jobs for them: ${tally.slots}`);
    say(`jobs that lost their worker: ${tally.cut}, begun again: ${tally.again}, the slowest after ${tally.slowest} s`);
    const wrongs = judge(tally);
    say(wrongs.length === 0 ? "lost: 0, twice: 0, late: 0" : `WRONG: ${wrongs.join(", ")}`);
    process.exitCode = wrongs.length === 0 ? 0 : 1;
  } finally {
    await field.close();
  }
}

function judge(tally: Tally): string[] {
  const wrongs: [boolean, string][] = [
    [tally.lost > 0, "jobs are lost"],
    [tally.ghosts > 0, "jobs were enqueued by transactions that were taken back"],
    [tally.missing > 0, "slots are missing"],
    [tally.slots !== tally.ticks, "slots and their jobs differ"],
    [tally.again < tally.cut, "jobs of killed workers were not begun again"],
    [tally.slowest > againWithinSeconds, `jobs of killed workers ran again after more than ${againWithinSeconds} s`],
    [tally.cut === 0, "no worker was killed at its work: let it run longer"],
  ];
  return wrongs.filter(([wrong]) => wrong).map(([, what]) => what);
}

/** Enqueues as a server does; a transaction in five is taken back. */
async function askForWork({ db }: WorkerField, until: number): Promise<void> {
  const ask = "select from graphile_worker.add_job('test.asked', json_build_object('number', ?::integer))";
  for (let number = 1; Date.now() < until; number += 1) {
    await db
      .transaction(async (trx) => {
        await trx.raw(ask, [number % 5 === 0 ? -1 : number]);
        if (number % 5 === 0) throw new Error("taken back");
      })
      .catch((error: Error) => {
        if (error.message !== "taken back") throw error;
      });
    await delay(250);
  }
}

/** Waits until all that was enqueued some time ago is done. */
async function settle({ db }: WorkerField): Promise<void> {
  const begun = Date.now();
  while (Date.now() - begun < 150_000) {
    const { rows } = await db.raw<{ rows: { old: number }[] }>(
      "select count(*)::integer as old from graphile_worker.jobs where created_at < now() - interval '15 s'",
    );
    if (rows[0]?.old === 0) return;
    await delay(1_000);
  }
}

async function count({ db }: WorkerField): Promise<Tally> {
  const { rows } = await db.raw<{ rows: Tally[] }>(`
    with again as (
      select cut.at, (select min(begun.at) from begun where begun.job_id = cut.job_id and begun.at > cut.at) as next from cut
    ), span as (
      select min(slot) as first, max(slot) as last from schedule_ticks
    )
    select
      (select count(*) from enqueued)::integer as enqueued,
      (select count(distinct job_id) from done)::integer as done,
      (select count(*) from enqueued e where not exists (select from done d where d.job_id = e.job_id)
        and not exists (select from graphile_worker.jobs j where j.id = e.job_id))::integer as lost,
      (select count(*) from schedule_ticks)::integer as ticks,
      (select count(*) from span, generate_series(first, last, interval '2 s') as slot
        where not exists (select from schedule_ticks t where t.slot = slot.slot))::integer as missing,
      (select count(*) from enqueued where number is null)::integer as slots,
      (select count(*) from enqueued where number < 0)::integer as ghosts,
      (select count(*) from again)::integer as cut,
      (select count(next) from again)::integer as again,
      coalesce((select round(extract(epoch from max(next - at))::numeric, 1) from again), 0)::float8 as slowest`);
  if (!rows[0]) throw new Error("nothing was counted");
  return rows[0];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
