import { readFile, rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commands } from "./commands.ts";
import { runMetered } from "./testing/metered.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await makeSandbox();
});
afterAll(async () => {
  await xtablo("db", "down");
  await sandbox.remove();
});
const xtablo = async (...args: string[]) => runCli(args, sandbox.environment);

test("every command has a summary and examples", () => {
  for (const command of Object.values(commands)) {
    expect(command.summary).toMatch(/\.$/);
    expect(command.examples.length).toBeGreaterThan(0);
  }
});

test("--version answers at once, on stdout", async () => {
  await xtablo("--version"); // fills the compile cache
  const { code, stdout, cpuSeconds } = await runMetered(["--version"], sandbox.environment);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\/0\.\d+\.\d+ /);
  expect(cpuSeconds).toBeLessThan(0.6); // some 0.1 on an idle machine
});

test("help fits 80 columns and shows examples", async () => {
  const { stdout } = await xtablo("migrate", "down", "--help");
  expect(stdout).toContain("EXAMPLES");
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  [["migrat", "up"], /Did you mean `xtablo migrate/],
  [["db", "statsu"], /Did you mean `xtablo db status`/],
  [["migrate", "up", "--dry-rum"], /Did you mean --dry-run/],
  [["migrate", "make"], /name/],
])("%j is a mistake of usage", async (words, hint) => {
  const { code, stdout, stderr } = await xtablo(...words);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(hint);
});

test("the database goes up, stays up, is asked about, and goes down", async () => {
  expect(JSON.parse((await xtablo("db", "status", "--json")).stdout)).toMatchObject({ state: "absent" });
  expect(await xtablo("db", "url")).toMatchObject({ code: 4, stdout: "" });
  expect((await xtablo("db", "up")).stdout).toMatch(/running at xtablo@127\.0\.0\.1:\d+\/xtablo/);
  expect(JSON.parse((await xtablo("db", "status", "--json")).stdout)).toMatchObject({
    state: "running",
    version: expect.stringMatching(/^18/) as unknown,
  });
  expect((await xtablo("db", "url")).stdout).toMatch(/^postgres:\/\/xtablo:[\w-]{32}@127\.0\.0\.1:\d+\/xtablo\n$/);
  expect((await xtablo("db", "down")).stdout).toMatch(/stopped/);
  expect((await xtablo("db", "down")).stdout).toMatch(/was not running/);
});

test("migrations go up and down; what changes nothing says so", async () => {
  await xtablo("db", "up"); // else each command would start and stop it
  const planned = await xtablo("migrate", "up", "--dry-run", "--json");
  const { applied } = JSON.parse(planned.stdout) as { applied: string[] };
  expect(applied.length).toBeGreaterThan(3);
  expect(JSON.parse((await xtablo("migrate", "up", "--json")).stdout)).toMatchObject({ applied, dryRun: false });
  expect((await xtablo("migrate", "up")).stdout).toBe("Nothing is pending.\n");
  expect(await xtablo("migrate", "down")).toMatchObject({
    code: 4,
    stdout: "",
    stderr: expect.stringContaining("--yes") as unknown,
  });
  expect((await xtablo("migrate", "down", "--yes")).stdout).toContain(applied.at(-1));
  const status = JSON.parse((await xtablo("migrate", "status", "--json")).stdout) as object;
  expect(status).toEqual({
    applied: applied.slice(0, -1),
    pending: applied.slice(-1),
    unknown: [],
    incompatible: [],
  });
  expect(await xtablo("migrate", "down", "--to", "nothing", "--yes")).toMatchObject({ code: 4 });
});

test("reset empties the database, never without being told to, and never in production", async () => {
  expect(await xtablo("db", "reset")).toMatchObject({ code: 4, stdout: "" });
  expect((await xtablo("db", "reset", "--dry-run")).stdout).toMatch(/Would destroy/);
  expect((await xtablo("db", "reset", "--yes")).stdout).toMatch(/is empty, with \d+ migrations applied/);
  const production = { ...sandbox.environment, ENV: "production", SESSION_SECRET: "x".repeat(32) };
  expect(await runCli(["db", "reset", "--yes"], production)).toMatchObject({ code: 4, stdout: "" });
});

test("make writes a migration", async () => {
  const { stdout } = await xtablo("migrate", "make", "try_the_template", "--dry-run");
  expect(stdout).toMatch(/migrations\/\d{14}_try_the_template\.ts\n$/);
  await expect(readFile(stdout.trim())).rejects.toThrow(/ENOENT/);
  await rm(stdout.trim(), { force: true });
});

test("every wrong variable is told at once, and errors are JSON when JSON was asked for", async () => {
  const wrong = { ...sandbox.environment, PORT: "high", LOG_LEVEL: "loud" };
  const { code, stderr } = await runCli(["db", "status"], wrong);
  expect(code).toBe(4);
  expect(stderr).toMatch(/PORT=high/);
  expect(stderr).toMatch(/LOG_LEVEL=loud/);
  const { stdout } = await runCli(["db", "status", "--json"], wrong);
  expect(JSON.parse(stdout)).toMatchObject({ error: { exitCode: 4 } });
});

test("a database that can't be reached is told without its password", async () => {
  const nowhere = { ...sandbox.environment, DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:1/nowhere" };
  const { code, stderr } = await runCli(["migrate", "up"], nowhere);
  expect(code).toBe(4);
  expect(stderr).toMatch(/Nothing answers at 127\.0\.0\.1:1/);
  expect(stderr).not.toContain("hunter2");
});
