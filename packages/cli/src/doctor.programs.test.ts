import { once } from "node:events";
import { chmod, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Clone, makeClone } from "./testing/clone.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 90_000 }); // each test runs several programs

let clone: Clone;
let sandbox: Sandbox;
beforeAll(async () => {
  [clone, sandbox] = await Promise.all([makeClone(), makeSandbox()]);
});
afterAll(async () => {
  await xtablo("db", "down");
  await clone.remove();
  await sandbox.remove();
});
const xtablo = async (...words: string[]) => runCli(words, sandbox.environment, clone.bin);

interface Report {
  checks: { check: string; state: string; saw: string; next: string | null }[];
  failed: number;
}

/** What `doctor` says, by the names of its checks. */
async function examine(environment: Record<string, string> = {}) {
  const { code, stdout } = await runCli(["doctor", "--json"], { ...sandbox.environment, ...environment }, clone.bin);
  const { checks, failed } = JSON.parse(stdout) as Report;
  return { code, failed, of: (name: string) => checks.find(({ check }) => check === name) };
}

test("a fresh clone has nothing that fails, and every line says what to type", async () => {
  const { code, failed, of } = await examine();
  expect({ code, failed }).toEqual({ code: 0, failed: 0 });
  expect(of("Node")).toMatchObject({ state: "ok" });
  expect(of("Packages")).toMatchObject({ state: "ok" });
  expect(of(".env")).toMatchObject({ state: "warning", next: "xtablo bootstrap" });
  expect(of("Database")).toMatchObject({ state: "warning", next: "xtablo bootstrap" });
  expect(of("Migrations")).toMatchObject({ state: "skipped", next: "xtablo db up" });
  expect(of("Storage")).toMatchObject({ state: "ok" });
  expect(of("Disk")?.saw).toMatch(/GB free/);
});

test("a running database is asked for its schema, and --fix applies what is pending and closes .env", async () => {
  await xtablo("db", "up");
  await writeFile(join(clone.root, ".env"), "LOG_LEVEL=info\nXTABLO_DATE_DIR=x\n");
  await chmod(join(clone.root, ".env"), 0o644);
  const before = await examine();
  expect(before.code).toBe(1);
  expect(before.of("Database")?.saw).toMatch(/^PostgreSQL 18/);
  expect(before.of("Migrations")).toMatchObject({ state: "warning", next: "xtablo migrate up" });
  expect(before.of(".env")).toMatchObject({ state: "failed", next: "chmod 600 .env" });

  const fixed = await runCli(["doctor", "--fix"], sandbox.environment, clone.bin);
  expect(fixed.stdout).toMatch(/fixed +Migrations +applied \d+/);
  expect((await stat(join(clone.root, ".env"))).mode & 0o777).toBe(0o600);
  const after = await examine();
  expect(after.of("Migrations")).toMatchObject({ state: "ok" });
  expect(after.of(".env")?.saw).toMatch(/Did you mean XTABLO_DATA_DIR\?/);
  expect(after.of("Worker")).toMatchObject({ state: "ok" });
});

test("a port that another program has, wrong settings and a store that is away fail, with 1", async () => {
  const squatter = createServer((_, response) => response.end("no Xtablo")).listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const address = squatter.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const s3 = { S3_ENDPOINT: "http://127.0.0.1:1", S3_BUCKET: "files", S3_ACCESS_KEY: "a", S3_SECRET_KEY: "b" };
  const taken = await examine({ PORT: port, METRICS_PORT: port, ...s3 });
  squatter.close();
  expect(taken.code).toBe(1);
  expect(taken.of("Port")).toMatchObject({ state: "failed", next: expect.stringContaining("ss -ltnp") as unknown });
  expect(taken.of("Metrics port")).toMatchObject({ state: "failed" });
  expect(taken.of("Storage")).toMatchObject({
    state: "failed",
    saw: expect.stringContaining("ECONNREFUSED") as unknown,
  });

  const wrong = await examine({ PORT: "high", LOG_LEVEL: "loud" });
  expect(wrong.of("Settings")?.saw).toMatch(/PORT=high[\s\S]*LOG_LEVEL=loud/);
  expect(wrong.of("Port")).toMatchObject({ state: "skipped" });
});

test("a database that does not answer fails without its password", async () => {
  const { code, of } = await examine({ DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:1/nowhere" });
  expect(code).toBe(1);
  expect(of("Database")).toMatchObject({ state: "failed", saw: expect.stringMatching(/Nothing answers/) as unknown });
  expect(JSON.stringify(of("Database"))).not.toContain("hunter2");
});
