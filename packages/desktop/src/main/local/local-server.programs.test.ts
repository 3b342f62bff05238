import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { api, type Call, createClient } from "@xtablo/contract";
import { embeddedStatus, stopEmbedded, takeSoleUse } from "@xtablo/server/ops/database";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLocalServer, type LocalServer, type LocalState, type ServerProcess } from "./local-server.ts";
import type { LocalSettings } from "./messages.ts";

const entry = fileURLToPath(new URL("testing/serve-child.ts", import.meta.url));

let folder: string;
let settings: LocalSettings;
let states: LocalState[];
let heard: (state: LocalState) => void;
let pid: number;
const open: LocalServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-local-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const webAppDir = join(folder, "web");
  await mkdir(webAppDir);
  await writeFile(join(webAppDir, "index.html"), "<!doctype html><title>Xtablo</title>");
  settings = {
    dataDir: join(folder, "data"),
    webAppDir,
    owner: { name: "Inès", email: "ines@this.computer", locale: null },
  };
  states = [];
  heard = () => {};
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
  await stopEmbedded({ dataDir: settings.dataDir }); // a test may have found that it was left
  await rm(folder, { recursive: true });
});

function makeServer(given: LocalSettings = settings, ...wrongs: string[]): LocalServer {
  const server = createLocalServer(
    () => forkServer(given, wrongs),
    (state) => {
      states.push(state);
      heard(state);
    },
  );
  open.push(server);
  return server;
}

function forkServer(given: LocalSettings, wrongs: string[]): ServerProcess {
  const log = openSync(join(folder, "server.log"), "a");
  const child = fork(entry, [JSON.stringify(given), ...wrongs], { stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  pid = child.pid ?? 0;
  return {
    post: (message) => void child.send(message),
    onMessage: (listen) => void child.on("message", listen),
    onExit: (listen) => void child.on("exit", (code) => listen(code ?? 137)),
    kill: () => void child.kill("SIGKILL"),
  };
}

/** The PostgreSQL of this test's data. */
const database = async () => embeddedStatus({ dataDir: settings.dataDir });
const readLog = async () => readFile(join(folder, "server.log"), "utf8");

async function killDatabase(): Promise<void> {
  const status = await database();
  if (status.state === "running") process.kill(status.pid, "SIGKILL");
}

/** Signs in as the app does: with a secret, then by the cookie. */
async function signIn(server: LocalServer, url: string): Promise<Call> {
  const response = await fetch(`${url}/api/auth/local`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: await server.makeSecret() }),
  });
  expect(response.status).toBe(204);
  const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return createClient({ origin: url, headers: { cookie: cookie.join("; ") } });
}

test("from nothing to a tablo; stopped and started again, all of it is there, at the same address", async () => {
  const server = makeServer();
  const url = await server.start();
  expect(await server.start()).toBe(url);
  const call = await signIn(server, url);
  const { id } = await call(api.tablos.create, { body: { title: "Maison Kerguélen" } });
  await server.stop();
  expect(server.state).toEqual({ kind: "stopped" });
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  await expect(server.makeSecret()).rejects.toThrow(/does not run/);

  expect(await server.start()).toBe(url);
  const again = await signIn(server, url);
  expect((await again(api.tablos.board, { params: { tabloId: id } })).tablo.title).toBe("Maison Kerguélen");
  expect(states.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["starting", "running", "stopped"]));
});

test("killed in the middle, it says so, and the next start has everything that was answered", async () => {
  const server = makeServer();
  const call = await signIn(server, await server.start());
  const { id } = await call(api.tablos.create, { body: { title: "Kept" } });
  process.kill(pid, "SIGKILL");
  await expect.poll(() => server.state).toMatchObject({ kind: "failed" });
  const url = await server.start();
  const again = await signIn(server, url);
  expect((await again(api.tablos.board, { params: { tabloId: id } })).tablo.title).toBe("Kept");
});

test("when its database is killed, it goes on at its address, alone, and nobody sees it start anew", async () => {
  const server = makeServer();
  const url = await server.start();
  states = [];
  await killDatabase();
  await expect.poll(readLog).toContain("went away; starting it again");
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  await expect.poll(async () => (await database()).state).toBe("running");
  await expect.poll(ready).toBe(200);
  expect(server.state).toEqual({ kind: "running", url });
  expect(states).toEqual([]);
  await signIn(server, url);
  await expect(makeServer().start()).rejects.toThrow(/Another Xtablo runs on this data already/);
});

test("when another takes its data while the database is away, it ends, and says why", async () => {
  const server = makeServer();
  await server.start();
  const status = await database();
  const url = status.state === "running" ? status.url : "";
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // PostgreSQL ends before it
  await client.connect();
  const locks = async (isGranted: boolean): Promise<number[]> => {
    const text = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 7226932 AND granted = $1";
    return (await client.query<{ pid: number }>(text, [isGranted])).rows.map(({ pid }) => pid);
  };
  const another = takeSoleUse(url, { patienceMs: 60_000, lost: () => {} });
  await expect.poll(async () => locks(false)).toHaveLength(1);
  await client.query("SELECT pg_terminate_backend($1)", await locks(true));
  const release = await another;
  await client.end(); // PostgreSQL ends with the server
  await expect.poll(() => server.state.kind).toBe("failed");
  expect(server.state).toMatchObject({ message: expect.stringContaining("Another Xtablo has taken") as unknown });
  await release?.();
  expect(await server.start()).toContain("http://127.0.0.1:");
});

test("whatever becomes of a step of its end, the database ends too, and the first error is said", async () => {
  const server = makeServer(settings, "closing fails");
  await server.start();
  await server.stop();
  expect(await database()).toMatchObject({ state: "stopped" });
  expect(server.state).toEqual({ kind: "failed", message: "The worker can't be closed." });
  expect(await readLog()).toContain("The server can't be closed.");
});

test("stopped while it starts, it ends without having run, and leaves no database", async () => {
  const server = makeServer();
  const isStarting = new Promise<void>((resolve) => {
    heard = (state) => {
      if (state.kind === "starting" && state.message.startsWith("starting the embedded PostgreSQL")) resolve();
    };
  });
  const started = server.start().catch(String);
  await isStarting;
  await server.stop();
  expect(await started).toContain("was stopped");
  expect(await database()).toMatchObject({ state: "stopped" });
  expect(states.map(({ kind }) => kind)).not.toContain("running");
  expect(server.state).toEqual({ kind: "stopped" });
});

test("stopped before its process is there, it does not start", async () => {
  const server = makeServer();
  const started = server.start().catch(String);
  await server.stop();
  expect(await started).toContain("was stopped");
  expect(server.state).toEqual({ kind: "stopped" });
  expect(await database()).toEqual({ state: "absent" });
});

test("two never run on the same data: the second says so, and the first goes on", async () => {
  const first = makeServer();
  const url = await first.start();
  await expect(makeServer().start()).rejects.toThrow(/Another Xtablo runs on this data already/);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test("nobody can make an account on it, and only this computer reaches it", async () => {
  const server = makeServer();
  const url = await server.start();
  expect(new URL(url).hostname).toBe("127.0.0.1");
  const body = { name: "Eve", email: "eve@example.org", password: "correct horse battery" };
  const signup = createClient({ origin: url })(api.auth.signup, { body });
  await expect(signup).rejects.toMatchObject({ problem: { status: 403 } });
});

test("when the address of before is taken, it takes another", async () => {
  const first = makeServer();
  const url = await first.start();
  await first.stop();
  const second = makeServer({ ...settings, dataDir: join(folder, "other") });
  await mkdir(join(folder, "other"));
  await writeFile(join(folder, "other", "port"), await readFile(join(settings.dataDir, "port")));
  expect(await second.start()).toBe(url);
  expect(await first.start()).not.toBe(url);
});

test("what keeps it from starting is said", async () => {
  const server = makeServer({ ...settings, webAppDir: join(folder, "nothing") });
  await expect(server.start()).rejects.toThrow(/nothing/);
  expect(server.state).toMatchObject({ kind: "failed", message: expect.stringContaining("nothing") as unknown });
  await expect(server.start()).rejects.toThrow(/nothing/);
});
