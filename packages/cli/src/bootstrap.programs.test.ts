import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { embeddedStatus } from "@xtablo/server/ops/database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Clone, makeClone } from "./testing/clone.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 120_000 }); // it builds the web app

let clone: Clone;
let sandbox: Sandbox;
beforeAll(async () => {
  [clone, sandbox] = await Promise.all([makeClone(), makeSandbox()]);
});
afterAll(async () => {
  await clone.remove();
  await sandbox.remove();
});
const xtablo = async (...words: string[]) => {
  const { SESSION_SECRET: _, PORT: _port, LOG_LEVEL: _level, ...environment } = sandbox.environment;
  return runCli(words, environment, clone.bin);
};
const env = () => join(clone.root, ".env");
const stepsOf = (stdout: string) =>
  (JSON.parse(stdout) as { steps: { step: string; state: string }[] }).steps.map(
    ({ step, state }) => `${step}: ${state}`,
  );

test("bootstrap says what it would do, does it, and finds it done the next time", async () => {
  const planned = await xtablo("bootstrap", "--dry-run", "--json");
  expect(stepsOf(planned.stdout)).toEqual([
    "Node: already",
    "Packages: already",
    "Settings: planned",
    "Database: planned",
    "Storage: planned",
    "Schema: planned",
    expect.stringMatching(/^Web app: (planned|already)$/), // the copy may have borrowed it
  ]);
  await expect(stat(env())).rejects.toThrow(/ENOENT/);
  expect(await embeddedStatus(sandbox)).toMatchObject({ state: "absent" });

  expect((await xtablo("bootstrap")).stdout).toMatch(/Schema +done +\d+ migrations applied[\s\S]*Ready: xtablo dev\n$/);
  const made = await readFile(env(), "utf8");
  expect(made).toMatch(/^SESSION_SECRET=[0-9a-f]{64}$/m);
  expect(made).toMatch(/^# DATABASE_URL=/m);
  expect((await stat(env())).mode & 0o777).toBe(0o600);
  expect(await embeddedStatus(sandbox)).toMatchObject({ state: "stopped" });

  const again = await xtablo("bootstrap", "--json");
  expect(stepsOf(again.stdout).filter((step) => !step.endsWith("already"))).toEqual(["Storage: done"]);
  expect(await readFile(env(), "utf8")).toBe(made);
});

test("bootstrap keeps a .env that is there, and takes it from others' eyes", async () => {
  await writeFile(env(), "LOG_LEVEL=warn\n");
  await chmod(env(), 0o644);
  expect((await xtablo("bootstrap")).stdout).toMatch(/Settings +done +\.env has mode 600/);
  expect(await readFile(env(), "utf8")).toBe("LOG_LEVEL=warn\n");
  expect((await stat(env())).mode & 0o777).toBe(0o600);
});

test("everything that is wrong in .env is told at once, whatever the command", async () => {
  await writeFile(env(), 'PORT=high\nLOG_LEVEL loud\nSESSION_SECRET="several\nlines"\nS3_BUCKET=files\n%%%\n');
  for (const words of [["db", "status"], ["migrate", "up"], ["bootstrap"], ["dev"], ["start"]]) {
    const { code, stdout, stderr } = await xtablo(...words);
    expect({ words, code, stdout }).toEqual({ words, code: 4, stdout: "" });
    expect(stderr).toMatch(/\.env, line 2: expected NAME=value/);
    expect(stderr).toMatch(/\.env, line 6: expected/);
    expect(stderr).not.toMatch(/line [1345]:/);
    expect(stderr).toMatch(/PORT=high is wrong/);
    expect(stderr).toMatch(/SESSION_SECRET is wrong/);
    expect(stderr).toMatch(/S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY are missing/);
  }
});

test("a .env that cannot be read is told, with what to type", async () => {
  await rm(env());
  await mkdir(env());
  const { code, stderr } = await xtablo("db", "status");
  await rm(env(), { recursive: true });
  expect(code).toBe(4);
  expect(stderr).toMatch(/\.env cannot be read[\s\S]*xtablo bootstrap/);
});

test("a flag's variable may stand in .env", async () => {
  await writeFile(env(), "XTABLO_JSON=true\n");
  const { stdout } = await xtablo("db", "status");
  await rm(env());
  expect(JSON.parse(stdout)).toMatchObject({ engine: "embedded" });
});
