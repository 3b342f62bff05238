import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "./log.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-log-"));
});
afterEach(async () => rm(folder, { recursive: true }));

test("a line has its time and its level, and goes below those of before", async () => {
  const path = join(folder, "logs", "main.log");
  openLog(path).info("one");
  openLog(path).warn("two");
  expect(await readFile(path, "utf8")).toMatch(/^\d{4}-\S+Z info one\n\d{4}-\S+Z warn two\n$/);
});

test("a large one is put aside when the app starts", async () => {
  const path = join(folder, "main.log");
  await writeFile(path, "");
  await truncate(path, 5_000_001);
  openLog(path).info("anew");
  expect(await readFile(path, "utf8")).toMatch(/anew\n$/);
  expect(existsSync(`${path}.old`)).toBe(true);
});

test("what can't be written keeps nobody from anything", async () => {
  await writeFile(join(folder, "file"), "");
  const log = openLog(join(folder, "file", "main.log"));
  expect(() => log.info("lost")).not.toThrow();
});
