import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let admin: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user(); // the first one
});
afterAll(() => server.close());

const job = (jobId: string) => ({ params: { jobId } });

test("an admin sees what failed, runs it again, and takes it away", async () => {
  const [{ id }] = (await server.sql<{ id: string }>(
    "select id::text from graphile_worker.add_job('jobs.fail', max_attempts := 1)",
  )) as [{ id: string }];
  await server.sql("update graphile_worker._private_jobs set attempts = 1, last_error = 'no' where id = $1", [id]);
  expect(await admin.call(api.admin.jobs, { query: { state: "discarded" } })).toMatchObject({
    items: [{ id, kind: "jobs.fail", state: "discarded", lastError: "no" }],
    counts: { waiting: 0, running: 0, failed: 0, discarded: 1 },
  });
  expect(await admin.call(api.admin.retryJob, job(id))).toMatchObject({ state: "waiting", attempts: 0 });
  await admin.call(api.admin.cancelJob, job(id));
  expect(await refusal(admin.call(api.admin.cancelJob, job(id)))).toMatchObject({
    status: 404,
    detail: "There is no such job: it is done, or it was cancelled.",
  });
  expect((await refusal(admin.call(api.admin.retryJob, job("x")))).status).toBe(400);
});

test("a job that runs is neither run again nor taken away", async () => {
  const [{ id }] = (await server.sql<{ id: string }>("select id::text from graphile_worker.add_job('jobs.fail')")) as [
    { id: string },
  ];
  await server.sql("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x' where id = $1", [id]);
  expect((await refusal(admin.call(api.admin.retryJob, job(id)))).status).toBe(409);
  expect((await refusal(admin.call(api.admin.cancelJob, job(id)))).status).toBe(409);
  expect((await admin.call(api.admin.jobs, {})).items).toMatchObject([
    { id, state: "running", startedAt: expect.any(String) as unknown },
  ]);
  await server.sql("delete from graphile_worker._private_jobs");
});

test("status and metrics tell of release, database, storage, workers and queue", async () => {
  expect(await admin.call(api.admin.status, {})).toMatchObject({
    release: { version: "0.1.0", node: process.versions.node },
    database: {
      ok: true,
      pendingMigrations: [],
      unknownMigrations: [],
      schema: expect.stringMatching(/^\d{14}_/) as unknown,
    },
    storage: { ok: true, kind: "disk", problem: null, files: 0 },
    worker: { ok: false, workers: [] },
    queue: { ok: true, waiting: 0, oldestDueSeconds: null },
  });
  await server.sql("select graphile_worker.add_job('unknown.kind', run_at := now() - interval '1 hour')");
  await server.sql("insert into workers (pool_id, host, pid, version) values ('pool-1', 'vm', 7, '0.1.0')");
  const status = await admin.call(api.admin.status, {});
  expect(status.worker).toMatchObject({ ok: true, workers: [{ id: "pool-1", host: "vm", pid: 7 }] });
  expect(status.queue.ok).toBe(false);
  expect(status.queue.oldestDueSeconds).toBeGreaterThan(3_590);
  const metrics = await (await fetch(server.metricsUrl)).text();
  expect(metrics).toMatch(/xtablo_worker_heartbeat_age_seconds \d/);
  expect(metrics).toContain('xtablo_jobs{state="waiting"} 1');
  expect(metrics).toMatch(/xtablo_jobs_oldest_due_seconds 36\d\d/);
});
