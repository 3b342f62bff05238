import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { removeFolder } from "../../testing/remove-folder.ts";
import { type EmbeddedDatabase, embeddedStatus, openEmbeddedDatabase, stopEmbedded } from "./embedded.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

const said: string[] = [];
const log = { info: (message: string) => said.push(message), warn: (message: string) => said.push(message) };
const settings = { fsync: "off" };
const folders: string[] = [];
let prepared: string | undefined;

afterEach(async () => {
  for (const folder of folders.splice(0)) {
    await stopEmbedded({ dataDir: join(folder, "data") }).catch(() => undefined); // a test may have broken it
    await removeFolder(folder);
  }
});

afterAll(async () => {
  if (prepared) await removeFolder(join(prepared, ".."));
});

test("makes a database that others can't read, starts it and stops it", async () => {
  const dataDir = await makeDataDir();
  const database = await open(dataDir);
  await query(database.url, "CREATE TABLE kept (id int)");
  const pid = await pidOf(dataDir);

  expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataDir, "postgres"))).mode & 0o777).toBe(0o700);
  await expect(query(database.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);

  await database.stop();
  expect(await embeddedStatus({ dataDir })).toMatchObject({ state: "stopped" });
  await expectGone(pid);

  const again = await open(dataDir);
  expect(again.adopted).toBe(false);
  expect(again.url).toBe(database.url);
  await query(again.url, "SELECT * FROM kept");
  await again.stop();
});

test("adopts what a killed program left, and stops it at the end", async () => {
  const dataDir = await copyPrepared();
  const program = await startProgram(dataDir);
  const pid = await pidOf(dataDir);
  program.child.kill("SIGKILL");
  await once(program.child, "exit");

  const database = await open(dataDir);
  expect(database.adopted).toBe(true);
  expect(await pidOf(dataDir)).toBe(pid);
  await database.stop();
  await expectGone(pid);
});

test("starts again on the same port when PostgreSQL is killed", async () => {
  const dataDir = await copyPrepared();
  const database = await open(dataDir);
  await query(database.url, "CREATE TABLE kept (id int)");
  const pid = await pidOf(dataDir);
  process.kill(pid, "SIGKILL");

  await expect.poll(() => query(database.url, "SELECT * FROM kept").then(() => "up")).toBe("up");
  expect(await pidOf(dataDir)).not.toBe(pid);
  await database.stop();
  expect(await embeddedStatus({ dataDir })).toMatchObject({ state: "stopped" });
});

test("is not fooled by a stale postmaster.pid whose process id lives on as another process", async () => {
  const dataDir = await copyPrepared();
  await (await open(dataDir)).stop();
  const stale = `${process.pid}\n${join(dataDir, "postgres")}\n1\n1\n\n127.0.0.1\n1 1\nready\n`;
  await writeFile(join(dataDir, "postgres", "postmaster.pid"), stale);

  const database = await open(dataDir);
  expect(database.adopted).toBe(false);
  await query(database.url, "SELECT 1");
  await database.stop();
});

test("takes another port when its own was taken", async () => {
  const dataDir = await copyPrepared();
  const first = await open(dataDir);
  await first.stop();
  const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(squatter, "listening");

  const second = await open(dataDir);
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  await query(second.url, "SELECT 1");
  await second.stop();
  squatter.close();
});

test("programs that start at once on a new folder share one database; the last to end stops it", async () => {
  const dataDir = await makeDataDir();
  const programs = await Promise.all([startProgram(dataDir), startProgram(dataDir), startProgram(dataDir)]);
  expect(new Set(programs.map(({ url }) => url)).size).toBe(1);
  const pid = await pidOf(dataDir);

  for (const { child } of programs.slice(1)) await end(child);
  const [first] = programs;
  await query(first?.url ?? "", "SELECT 1");
  expect(await stopEmbedded({ dataDir })).toBe("in-use");
  if (first) await end(first.child);
  await expectGone(pid);
});

test("works when the first start was killed half-way, and leaves nothing of it", async () => {
  const dataDir = await makeDataDir();
  const child = spawnProgram(dataDir);
  const drafts = async () => (await readdir(dataDir).catch(() => [])).filter((name) => /^postgres\.\d/.test(name));
  await expect.poll(drafts, { interval: 5 }).toHaveLength(2); // initdb is at work
  child.kill("SIGKILL");
  await once(child, "exit");

  const database = await open(dataDir);
  await query(database.url, "SELECT 1");
  await database.stop();
  expect((await readdir(dataDir)).toSorted()).toEqual(["postgres", "postgres.json"]);
});

test("stays up when it is left, through those who use it later", async () => {
  const dataDir = await copyPrepared();
  await (await open(dataDir)).leave();
  const pid = await pidOf(dataDir);

  const user = await open(dataDir);
  expect(user.adopted).toBe(true);
  await user.stop();
  expect(await pidOf(dataDir)).toBe(pid);

  expect(await stopEmbedded({ dataDir })).toBe("stopped");
  expect(await stopEmbedded({ dataDir })).toBe("not-running");
  await expectGone(pid);
});

test("says what to do when its password is lost", async () => {
  const dataDir = await copyPrepared();
  await (await open(dataDir)).stop();
  const file = join(dataDir, "postgres.json");
  const state = JSON.parse(await readFile(file, "utf8")) as object; // ours
  await writeFile(file, JSON.stringify({ ...state, password: "another" }));

  await expect(open(dataDir)).rejects.toMatchObject({
    next: expect.stringMatching(/Put that file back/),
  });
  expect(await embeddedStatus({ dataDir })).toMatchObject({ state: "stopped" });
  await writeFile(file, "{");
  await expect(open(dataDir)).rejects.toThrow(/cannot be read/);
  await writeFile(file, JSON.stringify(state));
});

test("says what to do when its folder can't be made", async () => {
  const dataDir = await makeDataDir();
  await writeFile(dataDir, "a file where the folder should be");
  await expect(open(dataDir)).rejects.toMatchObject({
    name: "EmbeddedError",
    message: expect.stringContaining(dataDir) as unknown,
  });
});

test.runIf(process.getuid?.() === 0)("as root, keeps the cluster elsewhere when its account can't enter", async () => {
  const dataDir = await makeDataDir();
  await chmod(join(dataDir, ".."), 0o700);
  const database = await open(dataDir);
  const status = await embeddedStatus({ dataDir });
  try {
    expect(status).toMatchObject({ directory: expect.stringMatching(/^\/var\/lib\/xtablo\/[0-9a-f]+\/postgres$/) });
    await query(database.url, "SELECT 1");
    await database.stop();
  } finally {
    if (status.state === "running") await removeFolder(join(status.directory, ".."));
  }
});

/** A data folder whose database was made before, stopped: making one takes a second. */
async function copyPrepared(): Promise<string> {
  prepared ??= await prepare();
  const dataDir = await makeDataDir();
  await promisify(execFile)("cp", ["-a", prepared, dataDir]);
  return dataDir;
}

async function prepare(): Promise<string> {
  const dataDir = join(await mkdtemp(join(tmpdir(), "xtablo-embedded-")), "data");
  await chmod(join(dataDir, ".."), 0o755);
  await (await open(dataDir)).stop();
  return dataDir;
}

async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-embedded-"));
  await chmod(folder, 0o755);
  folders.push(folder);
  return join(folder, "data");
}

async function open(dataDir: string): Promise<EmbeddedDatabase> {
  return openEmbeddedDatabase({ dataDir, log, settings });
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // PostgreSQL is killed under it
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function pidOf(dataDir: string): Promise<number> {
  const status = await embeddedStatus({ dataDir });
  if (status.state !== "running") throw new Error(`It is ${status.state}.`);
  return status.pid;
}

/** Gone, or a zombie that nobody waits for. */
async function expectGone(pid: number): Promise<void> {
  await expect
    .poll(() =>
      readFile(`/proc/${pid}/stat`, "utf8").then(
        (line) => line.split(") ")[1]?.[0],
        () => "gone",
      ),
    )
    .toMatch(/gone|Z/);
}

async function startProgram(dataDir: string) {
  const child = spawnProgram(dataDir);
  const [url] = (await once(child.stdout, "data")) as [Buffer]; // the one line it prints
  return { child, url: url.toString().trim() };
}

function spawnProgram(dataDir: string) {
  const module = JSON.stringify(new URL("embedded.ts", import.meta.url).href);
  const code = `
    const { openEmbeddedDatabase } = await import(${module});
    const log = { info() {}, warn() {} };
    const database = await openEmbeddedDatabase({ dataDir: ${JSON.stringify(dataDir)}, log, settings: { fsync: "off" } });
    process.on("SIGTERM", () => database.stop().then(() => process.exit(0)));
    console.log(database.url);`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
}

async function end(child: ReturnType<typeof spawn>): Promise<void> {
  child.kill("SIGTERM");
  const [code] = await Promise.race([once(child, "exit"), wait(10_000, ["still there"])]);
  expect(code).toBe(0);
}
