import { dirname } from "node:path";
import { stopEmbedded } from "@xtablo/server/ops/database";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FakePrograms, fakeEngine, makeFakePrograms } from "./testing/fake-programs.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

let sandbox: Sandbox;
let programs: FakePrograms;
beforeEach(async () => {
  sandbox = await makeSandbox();
  programs = await makeFakePrograms(dirname(sandbox.dataDir));
});
afterEach(async () => {
  await stopEmbedded({ dataDir: sandbox.dataDir });
  await sandbox.remove();
});
const xtablo = async (words: string, more: Record<string, string> = {}) =>
  runCli(words.split(" "), { ...sandbox.environment, ...programs.environment, ...more });

/** A real PostgreSQL that lets the compose file's account in, where its container would be. */
async function raiseStandIn(): Promise<string> {
  await runCli(["db", "up"], sandbox.environment);
  const { stdout } = await runCli(["db", "url"], sandbox.environment);
  await setPassword(stdout.trim(), "xtablo");
  return stdout.trim();
}

async function setPassword(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`ALTER ROLE xtablo PASSWORD '${password}'`);
  await client.end();
}

test("without an engine, compose says what was looked for and what to do", async () => {
  const { code, stdout, stderr } = await xtablo("db up --engine compose");
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toMatch(
    /docker compose: not installed\n.*docker-compose: not installed\n.*podman compose: not installed/,
  );
  expect(stderr).toMatch(/Install Docker/);
});

test("an engine that is installed but does not answer is passed over", async () => {
  await programs.add(
    "docker",
    'case "$*" in "compose version") echo v2 ;; *) echo "Cannot connect" >&2; exit 1 ;; esac',
  );
  await programs.add("podman", fakeEngine);
  const { stdout } = await xtablo("db up --engine compose --json");
  expect(JSON.parse(stdout)).toMatchObject({ state: "running" });
  expect((await programs.calls()).find((call) => call.includes(" up "))).toMatch(
    /^podman compose --file .*compose\.yaml/,
  );
});

test("the older docker-compose will do, and the containers are asked through docker", async () => {
  await programs.add("docker", `case "$1" in compose) exit 125 ;; esac\n${fakeEngine}`);
  await programs.add("docker-compose", fakeEngine);
  expect(await xtablo("db up --engine compose")).toMatchObject({ code: 0 });
  const calls = await programs.calls();
  expect(calls).toContainEqual(
    expect.stringMatching(/^docker-compose --file \S+ --project-name xtablo-dev up --detach postgres$/),
  );
  expect(calls).toContain("docker inspect --format {{json .State}} 0123abcd");
});

test("compose goes up, is asked about, reset and shelled into, and goes down", async () => {
  await programs.add("docker", fakeEngine);
  const url = await raiseStandIn();
  const given = { XTABLO_DB_ENGINE: "compose", XTABLO_DB_PORT: new URL(url).port };

  expect(JSON.parse((await xtablo("db status --json", given)).stdout)).toMatchObject({ state: "absent" });
  expect(await xtablo("db url", given)).toMatchObject({ code: 4, stdout: "" });
  expect((await xtablo("db up --dry-run", given)).stdout).toMatch(/Would start the containers/);
  const up = await xtablo("db up", given);
  expect(up.stdout).toContain(`DATABASE_URL=postgres://xtablo:xtablo@127.0.0.1:${given.XTABLO_DB_PORT}/xtablo\n`);
  expect(up.stdout).not.toContain("S3_");
  expect(JSON.parse((await xtablo("db status --json", given)).stdout)).toMatchObject({
    engine: "compose (docker compose)",
    state: "running, healthy",
    version: expect.stringMatching(/^18/) as unknown,
  });
  expect((await xtablo("db reset --yes", given)).stdout).toMatch(/is empty, with \d+ migrations applied/);
  expect((await xtablo("db shell -- -c select", given)).stdout).toBe("in the container\n");
  expect((await xtablo("db down", given)).stdout).toMatch(/their volumes stay/);
  expect(await programs.calls()).toContainEqual(
    expect.stringMatching(/exec -T postgres psql --username xtablo xtablo -c select$/),
  );
  await setPassword(url.replace(/:[^:@]+@/, ":xtablo@"), new URL(url).password);
});

test("an S3 server is started only when S3_IMAGE names one by digest", async () => {
  await programs.add("docker", fakeEngine);
  const tagged = await xtablo("db up --engine compose", { S3_IMAGE: "example/s3:latest" });
  expect(tagged).toMatchObject({ code: 4, stdout: "" });
  expect(tagged.stderr).toMatch(/names no digest/);
  expect((await programs.calls()).filter((call) => call.includes(" up "))).toEqual([]);
});

test("shell gives psql the address without the password, and its own arguments", async () => {
  await programs.add("psql", 'echo "$PGPASSWORD $*"; case "$*" in *fail*) exit 3 ;; esac');
  const { stdout } = await runCli(["db", "shell", "--", "-c", "select 1"], {
    ...sandbox.environment,
    ...programs.environment,
    DATABASE_URL: "postgres://ada:s%20cret@db.example.org/work",
  });
  expect(stdout).toBe("s cret --dbname postgres://ada@db.example.org/work -c select 1\n");
  const failed = await xtablo("db shell -- fail", { DATABASE_URL: "postgres://ada@db.example.org/work" });
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining("psql ended with 3") as unknown });
});

test("shell says how to get psql, before the database is started", async () => {
  const { code, stderr } = await xtablo("db shell");
  expect(code).toBe(4);
  expect(stderr).toMatch(/no psql on the PATH[\s\S]*apt-get install postgresql-client/);
  expect(stderr).not.toMatch(/starting/);
});
