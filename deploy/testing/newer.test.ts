import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Finished } from "../../packages/cli/src/testing/run-cli.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { root } from "./build.ts";
import { meaningOf } from "./compose-meaning.ts";
import { makeComposePlugin } from "./compose-plugin.ts";
import { whyNoSuite } from "./debian-suite.ts";
import { imageName } from "./global-setup.ts";
import { signUp, startLoad } from "./load.ts";
import { type Machine, makeMachine, requireDone } from "./machine.ts";
import { run, succeeds } from "./run.ts";
import { makeOneMore } from "./stand-ins.ts";
import { makeVariant } from "./variants.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

const reason = isWithoutEngine ? "" : await whyNoSuite("sid");
if (reason) process.stderr.write(`The tests with newer parts are skipped. ${reason}\n`);

const hasOlder = reason === null && (await succeeds("docker-compose", ["version"]));

describe.skipIf(reason !== null)("Compose 2, PostgreSQL 18 and the Caddy of production", () => {
  const image = `${imageName}-newer`;
  let bench: ReturnType<typeof useBench>;
  let machine: Machine;
  let env: NodeJS.ProcessEnv;
  let url: string;

  beforeAll(async () => {
    bench = useBench();
    const postgres = await makeOneMore(bench.engine, "newerPostgres");
    const caddy = await makeOneMore(bench.engine, "newerCaddy");
    const operator = { DOCKER_CONFIG: await makeComposePlugin("sid") };
    env = { ...bench.engine.env, ...operator };
    await bench.engine.docker("tag", bench.image, `${image}:v0.1.0`);
    await makeVariant(bench.engine, { from: bench.image, tag: `${image}:v0.2.0` });
    const bases = { ...bench.bases, postgres, caddy };
    machine = await makeMachine({ ...bench, bases }, { number: 94, image, tag: "v0.1.0", operator });
    url = `https://${machine.domain}`;
    for (const name of ["docker-compose.prod.yaml", "caddy"])
      await cp(join(root, "deploy", name), join(machine.folder, name), { recursive: true });
  });
  afterAll(async () => {
    await machine?.close();
    for (const tag of ["v0.1.0", "v0.2.0"]) await bench.engine.docker("rmi", "--force", `${image}:${tag}`);
  });

  const given = ["--file", "docker-compose.prod.yaml", "--env-file", ".env.prod"];
  const compose = async (...words: string[]) =>
    run("docker", ["compose", ...given, ...words], { env, cwd: machine.folder });
  const services = ["postgres", "web-blue", "web-green", "worker", "caddy"];
  const containers = async () => Promise.all(services.map(machine.containerOf));
  const execIn = async (service: string, ...words: string[]) =>
    bench.engine.docker("exec", await machine.containerOf(service), ...words);
  const readyStatus = async () =>
    machine.fetchPlain("/readyz").then(
      ({ status }) => status,
      () => 0, // the proxy is not up yet
    );
  const serving = async (send: typeof fetch) =>
    ((await (await send(`${url}/api/meta`)).json()) as { version: string }).version;

  test.runIf(hasOlder)("Compose 1.29 reads in the file what Compose 2 does", async () => {
    const older = await run("docker-compose", [...given, "config"], { env, cwd: machine.folder });
    expect(older).toContain("stop_grace_period: 60s"); // as 1.29 writes it: the two are not one program
    expect(meaningOf(older)).toEqual(meaningOf(await compose("config")));
  });

  test("plain `docker compose up` brings everything up from nothing", async () => {
    await compose("up", "--detach");
    await expect.poll(readyStatus, { timeout: 120_000 }).toBe(200);
    expect(await execIn("postgres", "postgres", "--version")).toContain(" 18.");
    expect(await execIn("postgres", "cat", "/var/lib/postgresql/18/docker/PG_VERSION")).toBe("18\n");
    expect(await execIn("caddy", "caddy", "version")).toMatch(/^v?2\.(1[1-9]|[2-9]\d)/);
    expect((await (await machine.fetch())(`${url}/readyz`)).status).toBe(200);
  });

  test("`xtablo` goes on from there, and the next releases come and go without a failed request", async () => {
    requireDone(await machine.xtablo("deploy", "v0.1.0", "--yes"));
    const send = await machine.fetch();
    const headers = await signUp(send, url);
    const load = await startLoad(send, { url, headers, perSecond: 20, streams: 3 });
    const commands = [["deploy", "v0.2.0"], ["rollback"], ["rollback", "v0.2.0"]];
    const went: [Finished, string][] = [];
    for (const words of commands) went.push([await machine.xtablo(...words, "--yes"), await serving(send)]);
    const seen = await load.stop();
    for (const [finished] of went) requireDone(finished);
    expect(went.map(([, version]) => version)).toEqual(["v0.2.0", "v0.1.0", "v0.2.0"]);
    process.stderr.write(`deploy bench: newer parts: ${JSON.stringify({ ...seen, streams: undefined })}\n`);
    expect(seen).toMatchObject({ failures: [], wrongs: [], streams: { failures: [] } });
  });

  test("plain `docker compose up` after a deploy changes nothing", async () => {
    const before = await containers();
    await compose("up", "--detach");
    expect(await containers()).toEqual(before);
    expect(await serving(await machine.fetch())).toBe("v0.2.0");
    const text = await readFile(join(machine.folder, ".env.prod"), "utf8");
    expect(text).toMatch(/^XTABLO_WORKER_IMAGE=sha256:[0-9a-f]{64}$/m);
  });
});
