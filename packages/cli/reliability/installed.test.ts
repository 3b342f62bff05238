import { once } from "node:events";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeClone } from "../src/testing/clone.ts";
import { install, type Installed } from "../src/testing/installed.ts";
import { findFreePort, runCli } from "../src/testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 }); // it is built, and all that it needs is installed

interface BuildReport {
  artifacts: { name: string; path: string; bytes: number | null }[];
}

let installed: Installed;
let port: number;
beforeAll(async () => {
  const clone = await makeClone(); // other tests use what is built in this one
  const { code, stdout, stderr } = await runCli(["build", "--json"], {}, clone.bin);
  if (code !== 0) throw new Error(stderr);
  const { artifacts } = JSON.parse(stdout) as BuildReport;
  for (const { path, bytes } of artifacts) expect((await stat(path)).isDirectory() || bytes).toBeTruthy();
  port = await findFreePort();
  const tarball = artifacts.find(({ name }) => name === "tarball")?.path ?? "";
  installed = await install(tarball, `PORT=${port}\nMETRICS_PORT=off\n`);
  await clone.remove();
});
afterAll(async () => {
  await installed.xtablo("db", "down");
  await installed.remove();
});

test("the installed package tells its version and helps", async () => {
  expect(await installed.xtablo("--version")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^xtablo\/\d+\.\d+\.\d+ /) as unknown,
  });
  expect((await installed.xtablo("migrate", "--help")).stdout).toContain("migrate status");
});

test.each([["build"], ["dev"], ["generate"], ["migrate", "make", "add_labels"]])(
  "the installed package refuses %s %s, which needs a clone",
  async (...words) => {
    const { code, stdout, stderr } = await installed.xtablo(...words);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toMatch(/works on Xtablo's sources.*\n.*clone/);
  },
);

test("the installed package migrates, up and down, a database in the current folder", async () => {
  const before = await statusOf();
  expect(before).toMatchObject({ applied: [], unknown: [], incompatible: [] });
  expect(before.pending.length).toBeGreaterThan(3);
  expect((await installed.xtablo("migrate", "up", "--json")).code).toBe(0);
  expect(await statusOf()).toEqual({ applied: before.pending, pending: [], unknown: [], incompatible: [] });
  expect((await installed.xtablo("migrate", "down", "--yes")).code).toBe(0);
  expect((await statusOf()).pending).toEqual(before.pending.slice(-1));
  expect((await stat(join(installed.folder, ".xtablo/postgres"))).isDirectory()).toBe(true);
});

test("the installed package serves the pages and the API, as its .env says, without building", async () => {
  const program = installed.begin("start");
  const url = await addressOf(program);
  expect(new URL(url).port).toBe(String(port));
  expect(program.said.stderr).not.toContain("Building");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/api/docs`)).status).toBe(200);
  const page = await (await fetch(url, { headers: { accept: "text/html" } })).text();
  expect(page).toContain("<title>Xtablo</title>");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
  expect((await fetch(url + script)).headers.get("content-type")).toContain("javascript");
  expect((await signUp(url)).status).toBe(201);

  program.child.kill("SIGTERM");
  expect(await program.finished).toMatchObject({ code: 0 });
});

async function statusOf(): Promise<{ applied: string[]; pending: string[]; unknown: string[] }> {
  const { stdout } = await installed.xtablo("migrate", "status", "--json");
  return JSON.parse(stdout) as { applied: string[]; pending: string[]; unknown: string[] };
}

async function addressOf(program: ReturnType<Installed["begin"]>): Promise<string> {
  const address = /Xtablo is running at (\S+)/;
  while (!address.test(program.said.stdout)) {
    const ended = await Promise.race([program.finished, once(program.child.stdout, "data").then(() => null)]);
    if (ended) throw new Error(`It ended: ${ended.stderr}`);
  }
  return address.exec(program.said.stdout)?.[1] ?? "";
}

async function signUp(url: string): Promise<Response> {
  const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  const headers = { "content-type": "application/json" };
  return fetch(`${url}/api/auth/signup`, { method: "POST", headers, body: JSON.stringify(account) });
}
