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

test("one that has grown large is put aside", async () => {
  const path = join(folder, "main.log");
  await writeFile(path, "");
  await truncate(path, 5_000_001);
  openLog(path).info("anew");
  expect(await readFile(path, "utf8")).toMatch(/anew\n$/);
  expect(existsSync(`${path}.old`)).toBe(true);
});

test("a message is one line, and not without end, whatever a page puts into it", async () => {
  const path = join(folder, "main.log");
  openLog(path).warn(`a\n2026-01-01T00:00:00Z info forged\u001b[2J${"x".repeat(9_000)}`);
  const text = await readFile(path, "utf8");
  expect(text.split("\n")).toHaveLength(2);
  expect(text).toMatch(/ warn a\\n2026/);
  expect(text.length).toBeLessThan(2_100);
});

test("what can't be written keeps nobody from anything", async () => {
  await writeFile(join(folder, "file"), "");
  const log = openLog(join(folder, "file", "main.log"));
  expect(() => log.info("lost")).not.toThrow();
});
