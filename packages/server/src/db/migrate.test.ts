import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { migrateDown, migrateUp, migrationStatus } from "./migrate.ts";
import { listMigrations, makeMigration, newestMigration } from "./migration-source.ts";

const log = { info: () => {}, warn: () => {} };
let database: TestDatabase;
let folder: string;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-migrations-"));
  await write("20260101000000_first", "create table first (id int)", "drop table first");
  await write("20260102000000_second", "create table second (id int)", "drop table second");
  await write("20260103000000_third", "create table third (id int)", "drop table third");
});

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

afterAll(async () => rm(folder, { recursive: true }));

test("applies what is pending, once", async () => {
  expect(await migrationStatus(database.url, { folder })).toMatchObject({ applied: [], pending: { length: 3 } });
  expect(await migrateUp(database.url, { log, folder })).toEqual(await listMigrations(folder));
  expect(await migrateUp(database.url, { log, folder })).toEqual([]);
  expect(await migrationStatus(database.url, { folder })).toMatchObject({ applied: { length: 3 }, pending: [] });
  expect(await newestMigration(folder)).toBe("20260103000000_third");
});

test("reverts the newest one, or all that are newer than a name", async () => {
  await migrateUp(database.url, { log, folder });
  expect(await migrateDown(database.url, { log, folder })).toEqual(["20260103000000_third"]);
  expect(await tables()).toEqual(["first", "second"]);
  await migrateUp(database.url, { log, folder });
  const reverted = await migrateDown(database.url, { log, folder, to: "20260101000000_first" });
  expect(reverted).toEqual(["20260103000000_third", "20260102000000_second"]);
  expect(await tables()).toEqual(["first"]);
  await expect(migrateDown(database.url, { log, folder, to: "20260103000000_third" })).rejects.toThrow(/not applied/);
});

test("processes that migrate at once apply everything once", async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(async () => migrateUp(database.url, { log, folder })));
  expect(runs.flat()).toEqual(await listMigrations(folder));
});

test("a failing migration leaves nothing behind, and says which one it was", async () => {
  const broken = await mkdtemp(join(tmpdir(), "xtablo-migrations-"));
  await write("20260101000000_fine", "create table fine (id int)", "", broken);
  await write("20260102000000_broken", "create table fine (id int)", "", broken);
  await expect(migrateUp(database.url, { log, folder: broken })).rejects.toThrow(
    /20260102000000_broken failed: .*already exists/,
  );
  expect(await tables()).toEqual([]);
  await rm(broken, { recursive: true });
});

test("works on a database that another release migrated further, but reverts nothing it does not know", async () => {
  await migrateUp(database.url, { log, folder });
  await client.query("INSERT INTO knex_migrations (name, batch) VALUES ('20990101000000_later', 2)");
  expect(await migrateUp(database.url, { log, folder })).toEqual([]);
  expect((await migrationStatus(database.url, { folder })).unknown).toEqual(["20990101000000_later"]);
  await expect(migrateDown(database.url, { log, folder })).rejects.toThrow(/another release/);
});

test("frees the lock row of a process that was killed", async () => {
  await migrateUp(database.url, { log, folder });
  await client.query("UPDATE knex_migrations_lock SET is_locked = 1");
  expect(await migrateDown(database.url, { log, folder })).toHaveLength(1);
  await client.query("UPDATE knex_migrations_lock SET is_locked = 1");
  expect(await migrateUp(database.url, { log, folder })).toHaveLength(1);
});

test("tries again when a table is in use", async () => {
  await migrateUp(database.url, { log, folder });
  await client.query("BEGIN; LOCK TABLE third IN ACCESS SHARE MODE");
  const down = migrateDown(database.url, { log, folder });
  await wait(2_500); // longer than the lock timeout, which is what is tried
  await client.query("COMMIT");
  expect(await down).toEqual(["20260103000000_third"]);
});

test("says what is wrong with an address that points nowhere", async () => {
  const url = new URL(database.url);
  url.pathname = "/missing";
  const missing = migrateUp(url.href, { log, folder });
  await expect(missing).rejects.toMatchObject({
    message: expect.stringMatching(/no database missing/) as unknown,
    next: expect.stringMatching(/DATABASE_URL/) as unknown,
  });
  url.port = "1";
  await expect(migrateUp(url.href, { log, folder })).rejects.toThrow(/Nothing answers at 127.0.0.1:1/);
});

test("makes a migration from a template that can be run", async () => {
  const made = await mkdtemp(join(tmpdir(), "xtablo-migrations-"));
  const path = await makeMigration("add_colors", { folder: made, now: new Date("2026-05-04T03:02:01Z") });
  expect(path).toBe(join(made, "20260504030201_add_colors.ts"));
  expect(await readFile(path, "utf8")).toContain("export const compatible");
  await expect(makeMigration("Add colors", { folder: made })).rejects.toThrow(/no name/);
  await rm(made, { recursive: true });
});

test("every migration of the product can be reverted and applied again", async () => {
  const names = await migrateUp(database.url, { log });
  while ((await migrateDown(database.url, { log })).length > 0);
  expect(await tables()).toEqual([]);
  expect(await migrateUp(database.url, { log })).toEqual(names);
});

async function write(name: string, up: string, down: string, to = folder): Promise<void> {
  const step = (sql: string) => `async (knex) => { await knex.raw(${JSON.stringify(sql)}); }`;
  await writeFile(join(to, `${name}.js`), `export const up = ${step(up)};\nexport const down = ${step(down)};\n`);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT LIKE 'knex%' AND tablename <> 'migration_notes' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
