import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job, JobCounts } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeSandbox, runCli, type Sandbox, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 90_000 }); // each test runs several programs

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await makeSandbox();
  await xtablo("db", "up");
});
afterAll(async () => {
  await xtablo("db", "down");
  await sandbox.remove();
});
const xtablo = async (...args: string[]) => runCli(args, sandbox.environment);
const list = async (...args: string[]) =>
  JSON.parse((await xtablo("jobs", "list", "--json", ...args)).stdout) as { items: Job[]; counts: JobCounts };

async function startWorker(environment: Record<string, string> = {}) {
  const worker = startCli(["worker"], {
    ...sandbox.environment,
    ENV: "production",
    SESSION_SECRET: "x".repeat(32),
    ...environment,
  });
  const says = async (msg: string) => expect.poll(() => worker.said.stdout).toContain(`"msg":"${msg}"`);
  return { ...worker, says };
}

test("before the migration jobs and status say what to type, and a worker waits for the schema", async () => {
  expect(await xtablo("jobs", "list")).toMatchObject({
    code: 4,
    stdout: "",
    stderr: expect.stringContaining("xtablo migrate up") as unknown,
  });
  const status = await xtablo("status");
  expect(status.code).toBe(1);
  expect(status.stdout).toMatch(/failed +database +The database is not migrated[^→]+→ Migrate it: xtablo migrate up/);

  const worker = await startWorker();
  await expect.poll(() => worker.said.stdout).toContain("waiting for the schema");
  await xtablo("migrate", "up");
  await worker.says("worker ready");
  await worker.says("worker heartbeat");
  worker.child.kill("SIGTERM");
  expect(await worker.finished).toMatchObject({ code: 0 });
  expect(worker.said.stdout).toMatch(/"msg":"shutting down".*\n(.*\n)*.*"msg":"shutdown complete"/);
});

test("a job is enqueued, seen to fail, run again and taken away, each step by its own command", async () => {
  expect((await xtablo("jobs", "run", "jobs.fail", "--dry-run")).stdout).toBe("Would enqueue jobs.fail\n");
  expect(await xtablo("jobs", "run", "jobs.fial")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Did you mean jobs.fail?") as unknown,
  });
  expect(await xtablo("jobs", "run", "jobs.fail", "--payload", "{")).toMatchObject({ code: 2 });
  expect(await xtablo("jobs", "run", "jobs.fail", "--payload", '{"a":1}')).toMatchObject({ code: 2 });
  expect((await list()).items).toEqual([]);

  const worker = await startWorker();
  await worker.says("worker ready");
  const ran = await xtablo("jobs", "run", "jobs.fail", "--wait");
  expect(ran).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("fails on purpose") as unknown });
  expect((await xtablo("jobs", "run", "jobs.sweep-ticks", "--wait")).stdout).toMatch(
    /^Done: jobs.sweep-ticks \(\d+\)\n$/,
  );
  worker.child.kill("SIGINT");
  expect(await worker.finished).toMatchObject({ code: 0 });
  expect(worker.said.stdout).toMatch(/"msg":"job error"/);

  const [job] = (await list("--state", "failed")).items;
  const id = job?.id ?? "";
  const table = await xtablo("jobs", "list");
  expect(table.stdout).toMatch(new RegExp(`^ID +KIND +STATE +ATTEMPT +RUNS \\(UTC\\)\n${id} +jobs.fail +failed `));
  expect(Math.max(...table.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect((await xtablo("jobs", "show", id)).stdout).toMatch(/last error +This job fails on purpose/);
  expect(await xtablo("jobs", "retry", id)).toMatchObject({ code: 4, stdout: "" });
  expect((await xtablo("jobs", "retry", id, "--yes")).stdout).toBe(`Runs again: jobs.fail (${id})\n`);
  expect((await list()).items).toMatchObject([{ id, state: "waiting", attempts: 0 }]);
  expect((await xtablo("jobs", "cancel", id, "--dry-run")).stdout).toBe(`Would remove jobs.fail (${id})\n`);
  expect((await xtablo("jobs", "cancel", id, "--yes")).stdout).toBe(`Removed jobs.fail (${id})\n`);
  expect(await xtablo("jobs", "show", id)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("no such job") as unknown,
  });
});

test.each([
  [["jobs", "retry"], /No job is named/],
  [["jobs", "cancel", "x"], /x is no job's number/],
  [["jobs", "retry", "1", "--discarded"], /exclude each other/],
  [["jobs", "list", "--state", "done"], /--state/],
])("%j is a mistake of usage", async (words, hint) => {
  expect(await xtablo(...words)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(hint) as unknown });
});

test("status tells on one screen what is well and what is not", async () => {
  const worker = await startWorker();
  await worker.says("worker heartbeat");
  const { stdout, code } = await xtablo("status");
  expect(code).toBe(1); // no server runs
  expect(stdout).toMatch(/failed +server +nothing answers at .*\n +→ xtablo start\n/);
  for (const part of ["release", "database", "storage", "worker", "queue", "disk"])
    expect(stdout).toMatch(new RegExp(`^ok +${part} `, "m"));
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(JSON.parse((await xtablo("status", "--json")).stdout)).toMatchObject({
    ok: false,
    system: { worker: { ok: true } },
  });
  worker.child.kill("SIGTERM");
  await worker.finished;
});

test("a worker whose file store cannot be used says so and ends with 1", async () => {
  const files = join(sandbox.dataDir, "files");
  await rm(files, { recursive: true, force: true });
  await mkdir(sandbox.dataDir, { recursive: true });
  await writeFile(files, "no folder");
  const worker = await startWorker();
  const { code, stdout, stderr } = await worker.finished;
  expect(code).toBe(1);
  expect(stdout).toContain('"msg":"file store init failed"');
  expect(stderr).toMatch(/The worker cannot start: /);
  await rm(files);
});

test("start runs a worker inside, which outlives a file store that is away", { timeout: 120_000 }, async () => {
  const files = join(sandbox.dataDir, "files");
  await writeFile(files, "no folder");
  const server = startCli(["start"], sandbox.environment);
  while (!server.said.stdout.includes("Xtablo is running")) await once(server.child.stdout, "data");
  await expect.poll(() => server.said.stdout).toMatch(/file store init failed[^]*worker heartbeat/);
  await rm(files);
  expect(await xtablo("jobs", "run", "jobs.sweep-ticks", "--wait")).toMatchObject({ code: 0 });
  expect((await xtablo("status")).stdout).toMatch(/ok +server +ready at/);
  server.child.kill("SIGTERM");
  expect(await server.finished).toMatchObject({ code: 0 });
});

test("a worker without a database says so after its patience, and is stopped at once while it waits", async () => {
  const worker = await startWorker({ DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:1/nowhere" });
  await expect.poll(() => worker.said.stdout).toContain("Nothing answers at 127.0.0.1:1");
  worker.child.kill("SIGTERM");
  const { code, stdout, stderr } = await worker.finished;
  expect(code).toBe(143);
  expect(stdout + stderr).not.toContain("hunter2");
});
