import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, onServer, type TestDatabase } from "../testing/database.ts";
import { measureLoss } from "./measure-loss.ts";
import { migrateUp, migrationStatus } from "./migrate.ts";

const log = { info: () => {}, warn: () => {} };
const names = ["20260103000000_colors", "20260102000000_notes"];
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-migrations-"));
  await write("20260101000000_tasks", "create table tasks (id int)", "drop table tasks");
  await write(names[1], "create table notes (id int); create table empty (id int)", "drop table notes, empty");
  await write(names[0], "alter table tasks add color text, add hue text", "alter table tasks drop color, drop hue");
  database = await createTestDatabase({ empty: true });
  await migrateUp(database.url, { log, folder });
  await onServer(database.url, "insert into tasks values (1, 'teal'), (2, null), (3, 'slate')");
  await onServer(database.url, "insert into notes values (1), (2)");
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name = "", up: string, down: string): Promise<void> {
  const text = `export const up = (knex) => knex.raw(${JSON.stringify(up)});
export const down = (knex) => knex.raw(${JSON.stringify(down)});\n`;
  await writeFile(join(folder, `${name}.js`), text);
}

test("what reverting would take away is counted by table and column, and nothing is taken", async () => {
  const losses = [
    { table: "notes", column: null, rows: 2 },
    { table: "tasks", column: "color", rows: 2 },
  ];
  expect(await measureLoss(database.url, names, { log, folder })).toEqual(losses);
  expect(await measureLoss(database.url, names, { log, folder })).toEqual(losses);
  expect(await measureLoss(database.url, names.slice(0, 1), { log, folder })).toEqual(losses.slice(1));
  expect(await migrationStatus(database.url, { folder })).toMatchObject({ applied: { length: 3 } });
});

test("a migration that cannot be reverted is an error, and changes nothing", async () => {
  await write("20260104000000_once", "select 1", "select 1 / 0");
  await expect(measureLoss(database.url, ["20260104000000_once", ...names], { log, folder })).rejects.toThrow(
    /division by zero/,
  );
  expect(await measureLoss(database.url, names, { log, folder })).toHaveLength(2);
});
