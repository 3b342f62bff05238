import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { embeddedStatus } from "@xtablo/server/ops/database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Clone, makeClone } from "./testing/clone.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

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

test("what is named is tested; `test` hands Vitest's own arguments on, and fails when a test fails", async () => {
  await mkdir(join(clone.root, "packages/contract/src"), { recursive: true });
  const file = join(clone.root, "packages/contract/src/tried.test.ts");
  await writeFile(
    file,
    'import { expect, test } from "vitest";\ntest("one is one", () => expect(1).toBe(Number(1)));\n',
  );
  await writeFile(join(clone.root, ".env"), "VISIBLE=yes\n");
  const passed = await xtablo("test", "--", "--project", "node", "--reporter=verbose", "tried.test.ts");
  expect(passed).toMatchObject({ code: 0, stdout: expect.stringContaining("one is one") as unknown });

  await writeFile(
    file,
    'import { expect, test } from "vitest";\ntest("sees .env", () => expect(process.env.VISIBLE).toBe("yes"));\n',
  );
  expect(await xtablo("test", "--", "--project", "node", "tried.test.ts")).toMatchObject({ code: 1 });
});

test("clean removes what can be made again, and never the data unless told to", async () => {
  await xtablo("db", "up");
  await mkdir(join(clone.root, "packages/desktop/dist/web"), { recursive: true });
  await writeFile(join(clone.root, "packages/desktop/dist/web/index.html"), "built");
  await mkdir(join(clone.root, "coverage"));
  await mkdir(join(sandbox.dataDir, "other"));

  const planned = JSON.parse((await xtablo("clean", "--dry-run", "--json")).stdout) as { removed: { path: string }[] };
  expect(planned.removed.map(({ path }) => path)).toEqual(
    expect.arrayContaining([join(clone.root, "packages/desktop/dist"), join(clone.root, "coverage")]),
  );
  expect(await xtablo("clean")).toMatchObject({
    code: 4,
    stdout: "",
    stderr: expect.stringContaining("--yes") as unknown,
  });
  expect((await stat(join(clone.root, "coverage"))).isDirectory()).toBe(true);
});

test("clean --data stops the database and removes it, and only what is ours", async () => {
  const { stdout } = await xtablo("clean", "--data", "--dry-run");
  expect(stdout).toContain(join(sandbox.dataDir, "postgres.json"));
  expect(stdout).not.toContain(join(sandbox.dataDir, "other"));
  expect(await embeddedStatus(sandbox)).toMatchObject({ state: "running" });
  const production = { ...sandbox.environment, ENV: "production", SESSION_SECRET: "x".repeat(32) };
  expect(await runCli(["clean", "--data", "--dry-run"], production, clone.bin)).toMatchObject({ code: 4 });
  const elsewhere = { ...sandbox.environment, DATABASE_URL: "postgres://a@db.example.org/b" };
  expect(await runCli(["clean", "--data", "--dry-run"], elsewhere, clone.bin)).toMatchObject({ code: 4 });
});

test("lint runs the parts that are asked for, names what failed and what to type, and corrects it", async () => {
  await writeFile(join(clone.root, "docs/cli.md"), "old\n");
  const { code, stdout, stderr } = await xtablo("lint", "--only", "generated", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    steps: [{ step: "generated", state: "failed", output: expect.stringContaining("docs/cli.md") as unknown }],
    failed: 1,
  });
  expect(stderr).toMatch(/generated…\nStale: docs\/cli\.md/);
  expect(await readFile(join(clone.root, "docs/cli.md"), "utf8")).toBe("old\n");
  expect(await xtablo("lint", "--only", "generated", "--fix")).toMatchObject({ code: 0 });
  expect(await readFile(join(clone.root, "docs/cli.md"), "utf8")).toMatch(/^# Commands/);
});
