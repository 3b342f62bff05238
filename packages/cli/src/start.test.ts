import { execFile } from "node:child_process";
import { once } from "node:events";
import { utimes } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { embeddedStatus } from "@xtablo/server/ops/database";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeSandbox, runCli, type Sandbox, startCli } from "./testing/run-cli.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await makeSandbox();
});
afterEach(async () => {
  await runCli(["db", "down"], sandbox.environment);
  await sandbox.remove();
});

const upMs = 120_000; // a first start builds the web app

test("start prints the address, serves, drains on SIGTERM and stops the database last", { timeout: upMs }, async () => {
  const server = await begin("start");
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await (await fetch(server.url)).text()).toContain("<title>Xtablo</title>");
  const pid = await databasePid();

  server.child.kill("SIGTERM");
  expect(await server.finished).toMatchObject({ code: 0 });
  await expectGone(pid);
});

test("start works again after kill -9, and keeps what was acknowledged", { timeout: upMs }, async () => {
  const first = await begin("start");
  const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  expect((await post(`${first.url}/api/auth/signup`, account)).status).toBe(201);
  const database = await databasePid();
  first.child.kill("SIGKILL");
  await first.finished;

  const second = await begin("start");
  expect(second.said.stderr).not.toContain("Building");
  expect(await databasePid()).toBe(database);
  const { email, password } = account;
  expect((await post(`${second.url}/api/auth/login`, { email, password })).status).toBe(200);
  second.child.kill("SIGKILL");
  process.kill(database, "SIGKILL");
  await second.finished;

  const third = await begin("start");
  expect((await post(`${third.url}/api/auth/login`, { email, password })).status).toBe(200);
  third.child.kill("SIGINT");
  expect(await third.finished).toMatchObject({ code: 0 });
});

test("start refuses a port in use, and leaves nothing running", { timeout: upMs }, async () => {
  const squatter = createServer().listen(Number(sandbox.environment["PORT"]), "127.0.0.1");
  await once(squatter, "listening");
  const { code, stdout, stderr } = await runCli(["start"], sandbox.environment);
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toMatch(/is in use.*\n.*PORT=\d+ npm start/);
  expect(await embeddedStatus({ dataDir: sandbox.dataDir })).toMatchObject({ state: "absent" });
  squatter.close();
});

test("start refuses when the metrics' port is in use, and stops the database again", { timeout: upMs }, async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const address = squatter.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const { code } = await runCli(["start"], { ...sandbox.environment, METRICS_PORT: port });
  expect(code).toBe(4);
  expect(await embeddedStatus({ dataDir: sandbox.dataDir })).toMatchObject({ state: "stopped" });
  squatter.close();
});

test("start says what is wrong with a database that points nowhere", { timeout: upMs }, async () => {
  const nowhere = { ...sandbox.environment, DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:1/nowhere" };
  const { code, stdout, stderr } = await runCli(["start"], nowhere);
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toMatch(/Nothing answers at 127\.0\.0\.1:1/);
});

test(
  "dev serves the sources, starts the server again on a change, and one signal stops it all",
  { timeout: upMs },
  async () => {
    const dev = await begin("dev");
    const page = await (await fetch(dev.url, { headers: { accept: "text/html" } })).text();
    expect(page).toContain("/@vite/client");
    expect(page).not.toContain("%CSP_NONCE%");
    const children = await childrenOf(dev.child.pid);
    const database = await databasePid();

    const source = fileURLToPath(new URL("../../server/src/routes.ts", import.meta.url));
    await utimes(source, new Date(), new Date());
    // Whatever else touches the sources starts it once more.
    await expect.poll(() => dev.said.stderr.match(/\| ready/g)?.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    await expect.poll(async () => (await fetch(`${dev.url}/healthz`)).status).toBe(200);

    const last = await childrenOf(dev.child.pid);
    expect(last).not.toEqual(children);
    dev.child.kill("SIGINT");
    expect(await dev.finished).toMatchObject({ code: 0 });
    for (const pid of [...last, database]) await expectGone(pid);
  },
);

async function begin(command: "start" | "dev") {
  const program = startCli([command], sandbox.environment);
  const address = /Xtablo is running at (\S+)/;
  while (!address.test(program.said.stdout)) {
    const ended = await Promise.race([program.finished, once(program.child.stdout, "data").then(() => null)]);
    if (ended) throw new Error(`It ended: ${ended.stderr}`);
  }
  return { ...program, url: address.exec(program.said.stdout)?.[1] ?? "" };
}

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

async function databasePid(): Promise<number> {
  const status = await embeddedStatus({ dataDir: sandbox.dataDir });
  if (status.state !== "running") throw new Error(`The database is ${status.state}.`);
  return status.pid;
}

async function childrenOf(pid: number | undefined): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=", "--ppid", String(pid)]);
  return stdout.trim().split(/\s+/).map(Number);
}

/** Gone, or a zombie that nobody waits for; what is told to stop may take a moment to end. */
async function expectGone(pid: number): Promise<void> {
  const state = async () =>
    (await promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)]).catch(() => ({ stdout: "" }))).stdout.trim();
  await expect.poll(state).toMatch(/^(Z|$)/);
}
