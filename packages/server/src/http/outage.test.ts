import { chmod, mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, embeddedStatus, openEmbeddedDatabase, stopEmbedded } from "../db/embedded/embedded.ts";
import { migrateUp } from "../db/migrate.ts";
import { removeFolder } from "../testing/remove-folder.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { openTestStream, type TestStream } from "../testing/stream.ts";

const log = { info: () => {}, warn: () => {} };
let dataDir: string;
let database: EmbeddedDatabase;
let server: TestServer;
let user: TestUser;
let tabloId: string;

const open = () => openEmbeddedDatabase({ dataDir, log, settings: { fsync: "off" } });

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), `xtablo-test-${process.pid}-`));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  dataDir = join(folder, "data");
  database = await open();
  await migrateUp(database.url, { log });
  server = await startTestServer({ databaseUrl: database.url });
  user = await server.user();
  tabloId = (await server.tablo(user)).id;
});
afterAll(async () => {
  await server.close();
  await database.stop();
  await removeFolder(join(dataDir, ".."));
});

const createTask = (title: string) =>
  user.fetch(`/api/tablos/${tabloId}/tasks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
const titles = async () =>
  (await user.call(api.tablos.board, { params: { tabloId } })).tasks.map((task) => task.title).toSorted();
const resyncs = (stream: TestStream) => stream.text().split("event: resync").length - 1;
const serverPids = async () =>
  (
    await server.sql<{ pid: number }>(
      "select pid from pg_stat_activity where application_name like 'xtablo%' and pid <> pg_backend_pid()",
    )
  ).map(({ pid }) => pid);
/** Ends connections all at once, and waits until they are gone: PostgreSQL only tells them to. */
async function endConnections(name: string): Promise<void> {
  const ended = await server.sql<{ pid: number }>(
    "select pid, pg_terminate_backend(pid) from pg_stat_activity where application_name like $1",
    [name],
  );
  const pids = ended.map(({ pid }) => pid);
  await expect.poll(() => server.sql("select from pg_stat_activity where pid = any($1)", [pids])).toEqual([]);
}

test("every connection ended at once: requests go on, streams are told to load afresh", async () => {
  const stream = await openTestStream(user);
  await Promise.all(Array.from({ length: 8 }, () => user.fetch("/api/tablos")));
  await endConnections("xtablo%");
  await stream.until(() => resyncs(stream) === 1);
  expect((await createTask("after the cut")).status).toBe(201);
  await stream.until(() => stream.changes().some((change) => change.data["title"] === "after the cut"));
  stream.close();
});

test("connections ended in the middle of writes: each is done whole or not at all", async () => {
  const before = (await titles()).length;
  const writing = Array.from({ length: 30 }, (_, n) => createTask(`under fire ${n}`));
  await endConnections("xtablo");
  const statuses = (await Promise.all(writing)).map((answer) => answer.status);
  expect(statuses.filter((status) => ![201, 503].includes(status))).toEqual([]);
  const made = (await titles()).length - before;
  expect(made).toBeGreaterThanOrEqual(statuses.filter((status) => status === 201).length);
  const { version } = await user.call(api.tablos.board, { params: { tabloId } });
  const { items } = await user.call(api.changes.list, { params: { tabloId }, query: { since: 0, limit: 200 } });
  expect(items.map((change) => change.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
});

test("a database that stands still is said to be away within 2 s, and used again when it goes on", async () => {
  await user.fetch("/api/tablos");
  const status = await embeddedStatus({ dataDir });
  const frozen = [...(await serverPids()), ...(status.state === "running" ? [status.pid] : [])];
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  try {
    const start = performance.now();
    const answer = await server.fetch("/readyz");
    expect(performance.now() - start).toBeLessThan(5_000);
    expect([answer.status, await answer.json()]).toEqual([503, { status: "degraded", db: "down" }]);
  } finally {
    for (const pid of frozen.toReversed()) process.kill(pid, "SIGCONT");
  }
  await expect.poll(async () => (await server.fetch("/readyz")).status, { timeout: 15_000 }).toBe(200);
});

test("a database that is away: 503 with Retry-After, no crash, nothing half done, and back by itself", async () => {
  const stream = await openTestStream(user);
  const kept = await titles();
  await database.leave();
  expect(await stopEmbedded({ dataDir })).toBe("stopped");

  const form = new FormData();
  form.set("file", new Blob(["hello"]), "a.txt");
  const refused = await Promise.all([
    createTask("while it is away"),
    user.fetch(`/api/tablos/${tabloId}/board`),
    user.fetch("/api/stream"),
    user.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form }),
    server.fetch("/api/auth/login", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: user.email, password: user.password }),
    }),
  ]);
  for (const answer of refused) {
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({ status: 503, code: "database_unavailable" });
  }
  const ready = await server.fetch("/readyz");
  expect([ready.status, await ready.json()]).toEqual([503, { status: "degraded", db: "down" }]);
  expect((await server.fetch("/healthz")).status).toBe(200);
  expect(stream.ended()).toBe(false);

  database = await open();
  await stream.until(() => resyncs(stream) === 1);
  expect((await server.fetch("/readyz")).status).toBe(200);
  expect(await titles()).toEqual(kept);
  expect(await readdir(join(server.dataDir, "files")).catch(() => [])).toEqual([]);
  expect((await createTask("back again")).status).toBe(201);
  await stream.until(() => stream.changes().some((change) => change.data["title"] === "back again"));
  stream.close();
  expect(server.logged.filter((line) => Number(line["level"]) >= 50)).toEqual([]);
});
