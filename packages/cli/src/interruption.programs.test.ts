import { embeddedStatus, migrationStatus } from "@xtablo/server/ops/database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeSandbox, runCli, type Sandbox, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await makeSandbox();
});
afterAll(async () => {
  await runCli(["db", "down"], sandbox.environment);
  await sandbox.remove();
});

/** Starts a command and sends the signal as soon as it says what fits. */
async function interrupt(args: string[], said: RegExp, signal: NodeJS.Signals) {
  const program = startCli(args, sandbox.environment);
  await expect.poll(() => program.said.stderr, { timeout: 30_000, interval: 5 }).toMatch(said);
  program.child.kill(signal);
  return program.finished;
}

test("Ctrl-C while the database starts ends with 130, and stops what was started", async () => {
  const { code, stdout, stderr } = await interrupt(["migrate", "up"], /starting the embedded PostgreSQL/, "SIGINT");
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toMatch(/Interrupted by SIGINT/);
  expect(stderr).not.toMatch(/fault of Xtablo's/);
  expect((await embeddedStatus(sandbox)).state).not.toBe("running");
});

test("SIGTERM in the middle of migrating applies all or none, and leaves a database that was up alone", async () => {
  await runCli(["db", "up"], sandbox.environment);
  const program = startCli(["migrate", "up"], sandbox.environment);
  setTimeout(() => program.child.kill("SIGTERM"), 700); // somewhere in the middle, or before, or after
  const { code } = await program.finished;
  expect([0, 143, null]).toContain(code); // null: the signal came before anything was begun
  const status = await embeddedStatus(sandbox);
  if (status.state !== "running") throw new Error(`the database is ${status.state}`);
  const { applied, pending } = await migrationStatus(status.url);
  expect(Math.min(applied.length, pending.length)).toBe(0);
  expect((await runCli(["migrate", "up"], sandbox.environment)).code).toBe(0);
});
