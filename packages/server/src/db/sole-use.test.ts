import type pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { connect } from "./connect.ts";
import { takeSoleUse } from "./sole-use.ts";

let database: TestDatabase;
let client: pg.Client;
const releases: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  client = await connect(database.url);
});
afterEach(async () => {
  for (const release of releases.splice(0)) await release();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function take(patienceMs = 100, lost = vi.fn<() => void>()) {
  const release = await takeSoleUse(database.url, { patienceMs, lost });
  if (release) releases.push(release);
  return { isTaken: release !== null, release, lost };
}

/** Who has the lock, and who waits for it. */
async function holders(isGranted: boolean): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE locktype = 'advisory' AND datname = current_database() AND granted = $1`,
    [isGranted],
  );
  return rows.map(({ pid }) => pid);
}

/** Ends the connection that has the lock, as a PostgreSQL that restarts does. */
async function endHolder(): Promise<number> {
  const [pid = 0] = await holders(true);
  await client.query("SELECT pg_terminate_backend($1)", [pid]);
  return pid;
}

test("one has it, another does not, until it is given back", async () => {
  const first = await take();
  expect((await take()).isTaken).toBe(false);
  await first.release?.();
  expect((await take()).isTaken).toBe(true);
});

test("when its connection is lost it takes it again, however often, and another is refused", async () => {
  const { lost } = await take();
  for (let times = 0; times < 3; times++) {
    const before = await endHolder();
    await expect.poll(async () => holders(true)).toEqual([expect.not.toSatisfy((pid) => pid === before)]);
    expect((await take()).isTaken).toBe(false);
  }
  expect(lost).not.toHaveBeenCalled();
});

test("when another took it in between, it says so, once", async () => {
  const first = await take();
  const second = take(60_000);
  await expect.poll(async () => holders(false)).toHaveLength(1);
  await endHolder();
  expect((await second).isTaken).toBe(true);
  await expect.poll(() => first.lost.mock.calls).toHaveLength(1);
  await (await second).release?.();
  await first.release?.();
  expect((await take()).isTaken).toBe(true);
  expect(first.lost).toHaveBeenCalledOnce();
});

test("given back while the connection is lost, it is not taken again", async () => {
  const first = await take();
  const waiting = take(60_000); // so that it has to wait when it takes it again
  await expect.poll(async () => holders(false)).toHaveLength(1);
  await endHolder();
  await first.release?.();
  await (await waiting).release?.();
  expect(await holders(true)).toEqual([]);
  expect(first.lost).not.toHaveBeenCalled();
});
