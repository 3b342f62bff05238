import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { s3Environment, startTestS3, type TestS3 } from "../../server/src/testing/s3.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

const tabloId = crypto.randomUUID();
let sandbox: Sandbox;
let client: pg.Client;
let s3: TestS3;

beforeAll(async () => {
  sandbox = await makeSandbox();
  await runCli(["db", "up"], sandbox.environment);
  client = new pg.Client({ connectionString: (await runCli(["db", "url"], sandbox.environment)).stdout.trim() });
  await client.connect();
  s3 = await startTestS3();
});
afterAll(async () => {
  await client.end(); // once more is no error
  await runCli(["db", "down"], sandbox.environment);
  await sandbox.remove();
  await s3.close();
});

const newKey = () => `files/${tabloId}/${crypto.randomUUID()}`;

test("storage asks for the schema first", async () => {
  for (const args of [["check"], ["sweep", "--dry-run"]]) {
    const { code, stdout, stderr } = await runCli(["storage", ...args], sandbox.environment);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("xtablo migrate up");
  }
  expect((await runCli(["migrate", "up"], sandbox.environment)).code).toBe(0);
  await client.query("insert into tablos (id, title, color) values ($1, 'Maison', 'blue')", [tabloId]);
});

describe.each(["on disk", "in S3"])("with files kept %s", (kind) => {
  const storage = async (...args: string[]) => {
    const more = kind === "in S3" ? s3Environment(s3.config) : {};
    return runCli(["storage", ...args], { ...sandbox.environment, ...more });
  };
  const pathOf = (key: string) => (kind === "in S3" ? s3.pathOf(key) : join(sandbox.dataDir, key));
  async function put(key: string, size = 10): Promise<void> {
    await mkdir(dirname(pathOf(key)), { recursive: true });
    await writeFile(pathOf(key), "x".repeat(size));
  }
  async function addRow(key: string, state: "pending" | "stored", { trashed = false } = {}): Promise<void> {
    await client.query(
      `insert into files (id, tablo_id, state, name, size_bytes, sha256, seen_at, deleted_at)
        values ($1, $2, $3, 'a file', 10, repeat('0', 64), now() - interval '2 hours', $4)`,
      [key.split("/").at(-1), tabloId, state, trashed ? new Date() : null],
    );
  }
  const age = async (key: string) => utimes(pathOf(key), new Date(0), new Date(0));
  const reportOf = async () => {
    const { code, stdout } = await storage("check", "--json");
    return { code, ...(JSON.parse(stdout) as object) };
  };

  test("check is content with an empty store, and leaves it empty", async () => {
    await client.query("delete from files");
    const { code, stdout, stderr } = await storage("check");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^answers +yes$/m);
    expect(stdout).toMatch(/^kept +0 \(0 bytes\)$/m);
    expect(await reportOf()).toMatchObject({ code: 0, ok: true, objects: { files: 0 }, failure: null });
  });

  test("check counts rows and bytes, and ends with 1 when bytes are missing or too few", async () => {
    const [whole, trashed, lost, short, stray] = [newKey(), newKey(), newKey(), newKey(), newKey()];
    await addRow(whole, "stored");
    await addRow(trashed, "stored", { trashed: true });
    await addRow(newKey(), "pending");
    for (const key of [whole, trashed, stray]) await put(key);
    expect(await reportOf()).toMatchObject({
      code: 0,
      ok: true,
      shown: { files: 1, bytes: 10 },
      trashed: { files: 1, bytes: 10 },
      pending: 1,
      objects: { files: 3, bytes: 30 },
      withoutRow: { files: 1, bytes: 10 },
      unfinished: 0,
      missing: [],
    });
    for (const key of [lost, short]) await addRow(key, "stored");
    await put(short, 9);
    expect(await reportOf()).toMatchObject({ code: 1, ok: false, missing: [lost, short].toSorted(), problem: null });
    const { code, stdout, stderr } = await storage("check");
    expect(code).toBe(1);
    expect(stdout).toContain(`\n${lost}\n`);
    expect(stderr).toMatch(/^Error: 2 files have no bytes, or not all of them\.\n.*backup.*\n$/);
    await client.query("delete from files where id = any($1)", [[lost, short].map((key) => key.split("/").at(-1))]);
    await rm(pathOf(short));
  });

  test("sweep refuses without a terminal, says what it would remove, and removes that alone", async () => {
    const young = newKey();
    await put(young);
    const refused = await storage("sweep");
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 4, stdout: "" });
    expect(refused.stderr).toContain("--yes");

    const [{ id: pending } = { id: "" }] = (
      await client.query<{ id: string }>("select id from files where state = 'pending'")
    ).rows;
    const before = JSON.parse((await storage("sweep", "--dry-run", "--json")).stdout) as { found: { bytes: string[] } };
    expect(before).toMatchObject({ removed: false, dryRun: true, found: { pending: [`files/${tabloId}/${pending}`] } });
    expect(before.found.bytes).toEqual([]);
    const all = (await keysKept()).filter((key) => key !== young);
    for (const key of all) await age(key);
    const planned = await storage("sweep", "--dry-run");
    expect(planned.stdout).toMatch(
      /Would remove 1 pending uploads, 1 files without a row and 0 half-written files\.\n$/,
    );
    expect((await keysKept()).length).toBe(all.length + 1);

    const swept = await storage("sweep", "--yes");
    expect(swept).toMatchObject({ code: 0, stderr: "" });
    expect(swept.stdout).toBe("Removed 1 pending uploads, 1 files without a row and 0 half-written files.\n");
    expect((await storage("sweep", "--yes")).stdout).toBe("There is nothing to remove.\n");
    expect(await reportOf()).toMatchObject({
      code: 0,
      shown: { files: 1 },
      trashed: { files: 1 },
      objects: { files: 3 },
    });
  });

  async function keysKept(): Promise<string[]> {
    if (kind === "in S3") return (await s3.contents()).keys;
    return (await readdir(join(sandbox.dataDir, "files", tabloId))).map((name) => `files/${tabloId}/${name}`);
  }
});

test("a store that is away fails the check and stops the sweep, with what to do next", async () => {
  await s3.stop();
  try {
    const environment = { ...sandbox.environment, ...s3Environment(s3.config) };
    const checked = await runCli(["storage", "check"], environment);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/^answers +no$/m);
    expect(checked.stderr).toMatch(/^Error: The file store \(bucket xtablo-test at .*ECONNREFUSED.*\n.*S3_/s);
    const swept = await runCli(["storage", "sweep", "--yes"], environment);
    expect({ code: swept.code, stdout: swept.stdout }).toEqual({ code: 4, stdout: "" });
    expect(swept.stderr).toContain("xtablo storage check");
  } finally {
    await s3.start();
  }
});

test("a database that is away is a precondition; a stopped embedded one is started for the check and stopped again", async () => {
  const nowhere = { ...sandbox.environment, DATABASE_URL: "postgres://someone@127.0.0.1:1/nowhere" };
  expect(await runCli(["storage", "check"], nowhere)).toMatchObject({ code: 4, stdout: "" });
  await client.query("delete from files");
  await client.end();
  await runCli(["db", "down"], sandbox.environment);
  expect(await runCli(["storage", "check"], sandbox.environment)).toMatchObject({ code: 0 });
  const status = await runCli(["db", "status", "--json"], sandbox.environment);
  expect(JSON.parse(status.stdout)).toMatchObject({ state: "stopped" });
});
