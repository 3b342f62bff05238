import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "../testing/database.ts";
import { sendRaw } from "../testing/raw.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";
import { openTestStream } from "../testing/stream.ts";

const probe = async (server: TestServer, path: string) => {
  const answer = await server.fetch(path);
  return [answer.status, await answer.json()];
};

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());

test("a server that may get requests says so", async () => {
  expect(await probe(server, "/healthz")).toEqual([200, { status: "ok" }]);
  expect(await probe(server, "/readyz")).toEqual([200, { status: "ok", db: "ok" }]);
  expect(await probe(server, "/readyz/candidate")).toEqual([200, { status: "ok", db: "ok" }]);
  expect((await server.fetch("/readyz")).headers.get("cache-control")).toBe("no-store");
});

test("a database that was not migrated is said to be so", async () => {
  const database = await createTestDatabase({ empty: true });
  const bare = await startTestServer({ databaseUrl: database.url });
  for (const path of ["/readyz", "/readyz/candidate"])
    expect(await probe(bare, path)).toEqual([503, { status: "schema", db: "ok" }]);
  expect(await probe(bare, "/healthz")).toEqual([200, { status: "ok" }]);
  await bare.close();
  await database.drop();
});

test("a schema that a newer release made unusable for this one is said to be so; one it can live with is not", async () => {
  const add = "insert into knex_migrations (name, batch, migration_time) values ('29991231000000_newer', 9, now())";
  await server.sql(add);
  expect((await server.fetch("/readyz")).status).toBe(200);
  await server.sql("insert into migration_notes values ('29991231000000_newer', false)");
  for (const path of ["/readyz", "/readyz/candidate"])
    expect(await probe(server, path)).toEqual([503, { status: "schema", db: "ok" }]);
  await server.sql("delete from knex_migrations where name = '29991231000000_newer'");
  expect((await server.fetch("/readyz")).status).toBe(200);
});

test("a database that nothing answers for is said to be away, within 2 s", async () => {
  const lost = await startTestServer({ databaseUrl: "postgres://nobody:nothing@127.0.0.1:9/nowhere" });
  const start = performance.now();
  expect(await probe(lost, "/readyz")).toEqual([503, { status: "degraded", db: "down" }]);
  expect(performance.now() - start).toBeLessThan(3_000);
  expect((await lost.fetch("/readyz")).headers.get("retry-after")).toBe("2");
  expect(lost.logged.map((line) => line["msg"])).toContain("db ping failed");
  expect(JSON.stringify(lost.logged)).not.toContain("nothing@");
  expect(await probe(lost, "/healthz")).toEqual([200, { status: "ok" }]);
  await lost.close();
});

test("the lease says which slot serves; the candidate does not ask it", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "xtablo-state-"));
  const slot = (XTABLO_SLOT: string) =>
    startTestServer({ databaseUrl: server.databaseUrl, environment: { XTABLO_SLOT, XTABLO_STATE_DIR: stateDir } });
  const [blue, green] = await Promise.all([slot("blue"), slot("green")]);
  const ready = async () => [(await blue.fetch("/readyz")).status, (await green.fetch("/readyz")).status];
  expect(await ready()).toEqual([200, 503]);
  await writeFile(join(stateDir, "lease"), "green\n");
  expect(await ready()).toEqual([503, 200]);
  expect(await probe(blue, "/readyz")).toEqual([503, { status: "standby", db: "ok" }]);
  expect(await probe(blue, "/readyz/candidate")).toEqual([200, { status: "ok", db: "ok" }]);
  await writeFile(join(stateDir, "lease"), "blue,green");
  expect(await ready()).toEqual([200, 200]);
  await Promise.all([blue.close(), green.close()]);
  await rm(stateDir, { recursive: true });
});

test("a slot that loses the lease sends its streams elsewhere at once, and reports what it still has to do", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "xtablo-state-"));
  await writeFile(join(stateDir, "lease"), "green");
  const green = await startTestServer({ environment: { XTABLO_SLOT: "green", XTABLO_STATE_DIR: stateDir } });
  const report = async () => (await fetch(green.metricsUrl.replace("/metrics", "/slot"))).json();
  const user = await green.user();
  const stream = await openTestStream(user);
  for (let asked = 0; asked < 2; asked += 1) await green.fetch("/readyz");
  expect(await report()).toEqual({
    slot: "green",
    version: "0.1.0",
    lease: true,
    draining: false,
    inFlight: 0,
    streams: 1,
    readyAnswersSinceLease: 2,
  });
  expect((await user.fetch("/api/me")).headers.get("connection")).not.toBe("close");

  await writeFile(join(stateDir, "lease"), "blue");
  await stream.until(() => stream.ended());
  expect(stream.text()).toMatch(/retry: 200\n\n$/);
  const answer = await user.fetch("/api/me"); // it serves who is still there
  expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
  expect((await user.fetch("/api/stream")).status).toBe(503);
  await expect.poll(report).toMatchObject({ lease: false, inFlight: 0, streams: 0, readyAnswersSinceLease: 0 });
  await green.close();
  await rm(stateDir, { recursive: true });
});

describe("a server that stops", () => {
  test("says so first, answers what is in flight, sends streams elsewhere, then refuses connections", async () => {
    const stopping = await startTestServer({
      environment: {
        ENV: "production",
        SESSION_SECRET: "0123456789abcdef0123456789abcdef",
        SIGNUP: "open",
        HOST: "127.0.0.1",
      },
    });
    const user = await stopping.user();
    const { id: tabloId } = await stopping.tablo(user);
    const stream = await openTestStream(user);
    await stopping.sql("begin");
    await stopping.sql("select 1 from tablos where id = $1 for update", [tabloId]);
    const inFlight = user.call(api.tablos.update, { params: { tabloId }, body: { title: "In flight" } });
    await expect.poll(() => stopping.waiting()).toBeGreaterThan(0);

    const stopped = stopping.stop();
    // All at once: it takes requests for a second and a half.
    const [readiness, answer, late] = await Promise.all([
      probe(stopping, "/readyz"),
      user.fetch(`/api/tablos/${tabloId}`),
      user.fetch("/api/stream"),
    ]);
    expect(readiness).toEqual([503, { status: "draining", db: "ok" }]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("connection")).toBe("close");
    expect([late.status, late.headers.get("retry-after")]).toEqual([503, "1"]);
    await stream.until(() => stream.ended());
    expect(stream.text()).toMatch(/retry: 200\n\n$/);
    const knock = await sendRaw(stopping.url, ["GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"]);
    expect(knock).toMatchObject({ status: 0, closed: true });

    await stopping.sql("commit");
    expect(await inFlight).toMatchObject({ title: "In flight" });
    const start = performance.now();
    await stopped;
    expect(performance.now() - start).toBeLessThan(5_000);
    await stopping.close();
  });

  test("waits for no connection that a browser opened ahead", async () => {
    const stopping = await startTestServer({ databaseUrl: server.databaseUrl });
    const ahead = sendRaw(stopping.url, []);
    const start = performance.now();
    await stopping.close();
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await ahead).toMatchObject({ status: 0, closed: true });
  });

  test("a port in use is told, and nothing is left behind", async () => {
    const port = new URL(server.url).port;
    const second = startTestServer({ databaseUrl: server.databaseUrl, environment: { PORT: port } });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE", port: Number(port) });
    const connections =
      "select 1 from pg_stat_activity where datname = current_database() and application_name like 'xtablo-l%'";
    await expect.poll(() => server.sql(connections)).toHaveLength(1);
  });
});
