import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { openTestQueue, type TestQueue } from "../testing/worker.ts";
import { defineJob } from "./define-job.ts";
import { failOnPurpose } from "./jobs.jobs.ts";
import { cancelJob, countJobs, enqueue, listJobs, readJob, retryJob } from "./queue.ts";
import { tick } from "./schedule.ts";
import type { RunningWorker } from "./start-worker.ts";

let queue: TestQueue;
let worker: RunningWorker | undefined;
beforeAll(async () => {
  queue = await openTestQueue();
  await queue.db.raw("create table greetings (name text, attempt integer)");
});
afterEach(async () => {
  await worker?.close();
  worker = undefined;
  await queue.db.raw("delete from graphile_worker._private_jobs; delete from greetings; delete from workers");
  queue.logged.length = 0;
});
afterAll(() => queue.close());

const greet = defineJob({
  kind: "test.greet",
  summary: "Writes a name down.",
  payload: z.strictObject({ name: z.string() }),
  async run({ deps, payload, attempt }) {
    await deps.db.raw("insert into greetings values (?, ?)", [payload.name, attempt]);
  },
});
/** Goes on until it is told to stop, or for ever. */
const linger = defineJob({
  kind: "test.linger",
  summary: "Takes long.",
  payload: z.strictObject({ heedsSignal: z.boolean() }),
  async run({ payload, signal }) {
    await wait(3_600_000, undefined, { ref: false, ...(payload.heedsSignal ? { signal } : {}) });
  },
});
const jobs = [greet, linger, failOnPurpose];

const greetings = async () =>
  (await queue.db.raw<{ rows: { name: string; attempt: number }[] }>("select * from greetings order by name")).rows;
const said = (msg: string) => queue.logged.filter((line) => line["msg"] === msg);
/** How long until a job runs, by the database's clock, in seconds. */
const secondsUntil = async (id: string) =>
  (
    await queue.db.raw<{ rows: { s: number }[] }>(
      "select extract(epoch from run_at - updated_at)::float8 as s from graphile_worker.jobs where id = ?::bigint",
      [id],
    )
  ).rows[0]?.s;

test("a job is there exactly when the transaction that enqueued it commits", async () => {
  worker = await queue.work({ jobs });
  await queue.db
    .transaction(async (trx) => {
      await enqueue(trx, greet, { name: "never" });
      await trx.rollback();
    })
    .catch(() => {});
  await queue.db.transaction(async (trx) => void (await enqueue(trx, greet, { name: "Ada" })));
  await expect.poll(greetings).toEqual([{ name: "Ada", attempt: 1 }]);
  await expect.poll(() => countJobs(queue.db)).toEqual({ waiting: 0, running: 0, failed: 0, discarded: 0 });
  expect(said("job done")[0]).toMatchObject({ job_kind: "test.greet", attempt: 1, max_attempts: 25 });
});

test("a payload that the job does not take is refused before it is in the queue", async () => {
  await expect(enqueue(queue.db, greet, { name: 7 } as never)).rejects.toThrow(/name/);
  expect(await listJobs(queue.db, { limit: 50 })).toEqual({ items: [], nextCursor: null });
});

test("a job that fails is told, waits attempt^4 seconds, and is tried again", async () => {
  const id = await enqueue(queue.db, failOnPurpose, {});
  worker = await queue.work({ jobs, times: { pollMs: 3_600_000 } }); // it does not come to the second attempt
  await expect.poll(async () => (await readJob(queue.db, id)).state).toBe("failed");
  await expect.poll(() => secondsUntil(id)).toBeLessThan(1.2); // the library's own wait is 2.7 s
  expect(await secondsUntil(id)).toBeGreaterThanOrEqual(0.95);
  expect(said("job error")[0]).toMatchObject({
    job_id: id,
    job_kind: "jobs.fail",
    attempt: 1,
    max_attempts: 25,
    err: { message: "This job fails on purpose (attempt 1)." },
  });
  await worker.close();
  worker = await queue.work({ jobs });
  await expect.poll(async () => (await readJob(queue.db, id)).attempts).toBe(2);
  await expect.poll(() => secondsUntil(id)).toBeGreaterThanOrEqual(15.9);
  expect(await secondsUntil(id)).toBeLessThanOrEqual(17.7);
});

test(
  "after each of its 25 attempts but the last it waits as long as it should, a millionth of it here",
  { timeout: 60_000 },
  async () => {
    const unitMs = 0.001;
    worker = await queue.work({ jobs, times: { retryUnitMs: unitMs } });
    const id = await enqueue(queue.db, failOnPurpose, {});
    await expect.poll(async () => (await readJob(queue.db, id)).state, { timeout: 30_000 }).toBe("discarded");
    const waits = said("job error").map((line) => line["retryInMs"]);
    expect(waits).toHaveLength(25);
    expect(waits.at(-1)).toBeUndefined();
    for (const [at, wait] of waits.slice(0, -1).entries()) {
      expect(wait).toBeGreaterThanOrEqual(Math.floor((at + 1) ** 4 * unitMs));
      expect(wait).toBeLessThanOrEqual(Math.ceil((at + 1) ** 4 * unitMs * 1.1));
    }
    const times = said("job error").map((line) => line["time"] as number);
    for (const [at, time] of times.slice(1).entries())
      expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(Number(waits[at]));
  },
);

test("after its last attempt it is discarded: kept, listed, and run again by hand", async () => {
  worker = await queue.work({ jobs, times: { retryUnitMs: 1e-5 } });
  const id = await enqueue(queue.db, failOnPurpose, {});
  await expect.poll(async () => (await readJob(queue.db, id)).state, { timeout: 15_000 }).toBe("discarded");
  expect(said("job error").map((line) => line["attempt"])).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  expect(said("job discarded")).toHaveLength(1);
  expect((await listJobs(queue.db, { state: "discarded", limit: 50 })).items).toMatchObject([
    {
      id,
      kind: "jobs.fail",
      attempts: 25,
      maxAttempts: 25,
      payload: {},
      lastError: expect.stringContaining("attempt 25") as unknown,
    },
  ]);
  await worker.close();
  expect(await retryJob(queue.db, id)).toMatchObject({ state: "waiting", attempts: 0 });
  await cancelJob(queue.db, id);
  await expect(readJob(queue.db, id)).rejects.toMatchObject({ status: 404 });
});

test("a kind that no worker knows stays in the queue", async () => {
  worker = await queue.work({ jobs: [failOnPurpose] });
  const id = await enqueue(queue.db, greet, { name: "later" });
  await wait(300);
  expect(await readJob(queue.db, id)).toMatchObject({ state: "waiting", attempts: 0 });
});

test("a worker that stops tells its jobs, and what was cut off runs again without having failed", async () => {
  worker = await queue.work({ jobs });
  const id = await enqueue(queue.db, linger, { heedsSignal: true });
  await expect.poll(async () => (await readJob(queue.db, id)).state).toBe("running");
  await expect(retryJob(queue.db, id)).rejects.toMatchObject({ status: 409 });
  await expect(cancelJob(queue.db, id)).rejects.toMatchObject({ status: 409 });
  const begun = performance.now();
  await worker.close();
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(await readJob(queue.db, id)).toMatchObject({ state: "waiting", attempts: 0 });
  expect(said("job cut off")).toHaveLength(1);
  expect(said("job error")).toHaveLength(0);
  expect((await queue.db.raw("select * from workers")).rows).toEqual([]);
});

test("a job that does not heed the signal is cut off after the time to stop", async () => {
  worker = await queue.work({ jobs, times: { stopMs: 200 } });
  const id = await enqueue(queue.db, linger, { heedsSignal: false });
  await expect.poll(async () => (await readJob(queue.db, id)).state).toBe("running");
  await worker.close();
  expect(await readJob(queue.db, id)).toMatchObject({ state: "waiting", attempts: 0 });
  expect(said("jobs cut off; they run again")).toHaveLength(1);
});

test("the jobs of a worker that is silent are freed by another, also of one that never was on the list", async () => {
  for (const pool of ["pool-silent", "pool-unlisted"]) {
    const id = await enqueue(queue.db, greet, { name: pool });
    await queue.db.raw(
      "update graphile_worker._private_jobs set locked_by = ?, locked_at = now() - interval '61 s', attempts = 1 where id = ?",
      [pool, id],
    );
  }
  await queue.db.raw(
    "insert into workers (pool_id, host, pid, version, beat_at) values ('pool-silent', 'h', 1, '0', now() - interval '61 s')",
  );
  worker = await queue.work({ jobs });
  await expect.poll(greetings).toEqual([
    { name: "pool-silent", attempt: 2 },
    { name: "pool-unlisted", attempt: 2 },
  ]);
  expect(said("the jobs of dead workers run again")).toHaveLength(1);
});

test("a worker that was thought dead lets go of its jobs and goes on", async () => {
  worker = await queue.work({ jobs, times: { beatMs: 50 } });
  const id = await enqueue(queue.db, linger, { heedsSignal: true });
  await expect.poll(async () => (await readJob(queue.db, id)).state).toBe("running");
  await queue.db.raw("delete from workers");
  await expect.poll(() => said("job cut off").length).toBe(1);
  await expect.poll(async () => (await queue.db.raw<{ rows: unknown[] }>("select * from workers")).rows.length).toBe(1);
});

test("a slot of a schedule is enqueued once, whoever comes first", async () => {
  const job = { ...failOnPurpose, kind: "test.slot" };
  const slot = new Date("2026-11-28T12:00:00Z");
  const ticks = await Promise.all(Array.from({ length: 4 }, () => tick(queue.db, job, slot)));
  expect(ticks.filter(Boolean)).toHaveLength(1);
  expect((await listJobs(queue.db, { limit: 50 })).items).toHaveLength(1);
  expect(await tick(queue.db, job, new Date("2026-11-28T13:00:00Z"))).toBe(true);
});

test("several workers with the same schedule enqueue each of its slots once", async () => {
  const job = { ...failOnPurpose, kind: "test.second" };
  const schedules = [{ job, rule: "* * * * * *" }];
  const others = await Promise.all([1, 2, 3].map(() => queue.work({ jobs: [], schedules })));
  const count = async () =>
    (await queue.db.raw<{ rows: unknown[] }>("select * from schedule_ticks where kind = 'test.second'")).rows.length;
  await expect.poll(count).toBeGreaterThanOrEqual(3);
  for (const other of others) await other.close();
  expect((await listJobs(queue.db, { limit: 200 })).items).toHaveLength(await count());
});

test("a queue is listed newest first, by state, a page at a time", async () => {
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.unshift(await enqueue(queue.db, greet, { name }));
  const first = await listJobs(queue.db, { limit: 2, state: "waiting" });
  expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  const rest = await listJobs(queue.db, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
  expect((await listJobs(queue.db, { limit: 2, state: "failed" })).items).toEqual([]);
});
