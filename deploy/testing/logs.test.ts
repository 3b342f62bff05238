import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Summary } from "../../packages/cli/src/runbooks/logs/summarise.ts";
import type { StatusReport } from "../../packages/cli/src/runbooks/status.ts";
import { cookieOf } from "../../packages/server/src/testing/server.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { imageName } from "./global-setup.ts";
import { type Machine, makeMachine } from "./machine.ts";
import { type Operator, operatorOf } from "./operator.ts";
import { run } from "./run.ts";
import { makeVariant } from "./variants.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 }); // whole deploys

const account = { email: "ines@example.org", password: "slate and granite" };

describe.skipIf(isWithoutEngine)("looking after a deployment that runs", () => {
  let bench: ReturnType<typeof useBench>;
  let machine: Machine;
  let operator: Operator;
  let send: typeof fetch;
  let url: string;
  let headers: Record<string, string>;
  let userId: string;
  let tabloId: string;
  let follow: ReturnType<Operator["start"]> | undefined;

  beforeAll(async () => {
    bench = useBench();
    for (const tag of ["v0.2.0", "v0.3.0"])
      await makeVariant(bench.engine, { from: bench.image, tag: `${imageName}:${tag}` });
    machine = await makeMachine(bench, { number: 82, image: imageName, tag: "v0.1.0" });
    operator = operatorOf(machine, bench.engine);
    await deploy("v0.1.0");
    send = await machine.fetch();
    url = `https://${machine.domain}`;
  });
  afterAll(async () => {
    follow?.child.kill("SIGKILL");
    await machine?.close();
  });

  async function deploy(tag: string): Promise<void> {
    const { code, stderr } = await machine.xtablo("deploy", tag, "--yes");
    expect({ code, stderr }).toMatchObject({ code: 0 });
  }

  /** Lists the files, and gives the request's id. */
  async function read(): Promise<string> {
    const response = await send(`${url}/api/tablos/${tabloId}/files`, { headers });
    await response.arrayBuffer();
    return response.headers.get("x-request-id") ?? "";
  }

  const sql = async (statement: string) => {
    const psql = ["psql", "--username", "xtablo", "--quiet", "--command", statement, "xtablo"];
    return bench.engine.docker("exec", await machine.containerOf("postgres"), ...psql);
  };
  const lines = async (...words: string[]) =>
    (await operator.xtablo(["logs", ...words])).stdout.split("\n").filter(Boolean);
  const readJson = async (...words: string[]) =>
    (await lines(...words, "--json")).map((line) => JSON.parse(line) as Record<string, unknown>);

  describe("administering it with --folder", () => {
    test("an admin is made with a password that is in no word of a command, and signs in", async () => {
      const words = ["user", "create", account.email, "--name", "Inès", "--admin", "--password-stdin"];
      const admin = await operator.ask<{ user: { id: string }; link: null }>(words, { input: `${account.password}\n` });
      expect(admin).toMatchObject({ user: { email: account.email, admin: true }, link: null });
      userId = admin.user.id;
      const json = { "content-type": "application/json" };
      const body = JSON.stringify(account);
      const response = await send(`${url}/api/auth/login`, { method: "POST", headers: json, body });
      expect(response.status).toBe(200);
      headers = { cookie: cookieOf(response) };
      const made = await send(`${url}/api/tablos`, {
        method: "POST",
        headers: { ...headers, ...json },
        body: JSON.stringify({ title: "Garden", color: "teal" }),
      });
      tabloId = ((await made.json()) as { id: string }).id;
    });

    test("output, errors and exit codes are those of the command inside", async () => {
      const tom = ["user", "create", "tom@example.org", "--name", "Tom"];
      expect(await operator.xtablo(tom)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^https:\/\/xtablo\.localhost\/reset-password#\S+\n$/),
        stderr: expect.stringContaining("It works once"),
      });
      const promote = ["user", "promote", "tom@example.org"];
      expect(await operator.xtablo(promote)).toMatchObject({ code: 4, stderr: expect.stringContaining("--yes") });
      expect(await operator.xtablo([...promote, "--yes"])).toMatchObject({ code: 0, stderr: "" });
      expect(await operator.ask(["user", "list", "--admins"])).toHaveLength(2);
      expect(await operator.xtablo(["user", "promote", "none@example.org", "--yes"])).toMatchObject({
        code: 4,
        stdout: "",
        stderr: expect.stringContaining("There is no account"),
      });
      const typo = await operator.xtablo(["jobs", "run", "files.swep"]);
      expect(typo).toMatchObject({ code: 2, stderr: expect.stringContaining("Did you mean files.sweep?") });
    });

    test("on a terminal the question is asked there, and its answer counts", async () => {
      const xtablo = `${process.execPath} packages/cli/bin/run.js user promote tom@example.org --revoke`;
      const typed = ["-qec", `${xtablo} --folder ${machine.folder}`, "/dev/null"];
      const env = bench.engine.env;
      expect(await run("sh", ["-c", 'echo y | script "$@"', "sh", ...typed], { env })).toContain(
        "no admin any more. Go on?",
      );
      expect(await operator.ask(["user", "list", "--admins"])).toHaveLength(1);
    });

    test("jobs run, and the file store is compared", async () => {
      const done = await operator.ask<{ done: boolean }>(["jobs", "run", "files.sweep", "--wait"]);
      expect(done).toMatchObject({ kind: "files.sweep", done: true });
      expect(await operator.ask(["jobs", "list"])).toMatchObject({ counts: { failed: 0, discarded: 0 } });
      expect(await operator.ask(["storage", "check"])).toMatchObject({ ok: true, shown: { files: 0 } });
    });

    test("status shows the release and its machine on one screen, and ends with 1 when a part is down", async () => {
      const { ok, lines: parts } = await operator.ask<StatusReport>(["status"]);
      expect({ ok, bad: parts.filter(({ state }) => state === "failed") }).toEqual({ ok: true, bad: [] });
      const saw = Object.fromEntries(parts.map((line) => [line.check, line.saw]));
      expect(saw).toMatchObject({
        server: `${url}: ready`,
        release: expect.stringContaining("v0.1.0"),
        serving: "v0.1.0 from blue; v0.1.0 is warm in green",
        containers: "all 5 run",
        deploy: expect.stringMatching(/^v0\.1\.0, \d+ \w+ ago by \S+, in \d/),
        certificate: expect.stringContaining("Caddy Local Authority"),
        backup: expect.stringContaining("files not backed up"),
      });
      const worker = await machine.containerOf("worker");
      await bench.engine.docker("pause", worker);
      const down = await operator.xtablo(["status"]);
      await bench.engine.docker("unpause", worker);
      const screen = down.stdout.split("\n");
      expect(Math.max(...screen.map(({ length }) => length))).toBeLessThanOrEqual(80);
      expect(screen.length).toBeLessThanOrEqual(25);
      expect(down).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/worker is paused; 4 run\n.*xtablo logs worker/),
      });
    });
  });

  describe("reading its logs", () => {
    let began: string;
    let failed: string;
    let early: string[];
    const route = "/api/tablos/:tabloId/files";

    test("what went wrong is found by its request, its user, its level and its words", async () => {
      began = new Date().toISOString();
      await sql("alter table files rename to files_away");
      failed = await read();
      await sql("alter table files_away rename to files");
      early = [failed, await read(), await read()];
      const found = await readJson("--request", failed);
      expect(found).toMatchObject([{ level: "ERROR" }, { status: 500, route }]);
      const ofUser = await readJson("--user", userId, "--since", began, "web-blue");
      expect(ofUser.filter(({ msg }) => msg === "request").map(({ requestId }) => requestId)).toEqual(early);
      const errors = await readJson("--level", "error", "--since", began);
      expect(errors.filter(({ requestId }) => requestId === failed)).toHaveLength(1);
      expect(errors.filter(({ msg }) => String(msg).includes(`relation "files" does not exist`))).not.toEqual([]);
      expect(errors.every(({ level }) => level === "ERROR")).toBe(true);
      const greped = await lines("--grep", "files.*does not exist", "--since", began);
      expect(greped.length).toBeGreaterThanOrEqual(2); // the server's and the database's
      const other = await readJson("--since", new Date().toISOString(), "web-blue");
      expect(other).toEqual([]);
    });

    test("lines of all services are merged by time, and those that are no JSON pass", async () => {
      const shown = (await lines()).filter((line) => /^\d{4}-/.test(line));
      const times = shown.map((line) => line.slice(0, 23));
      expect(times).toEqual(times.toSorted());
      const services = new Set(shown.map((line) => line.slice(30).split(" ")[0]));
      expect([...services]).toEqual(expect.arrayContaining(["caddy", "postgres", "web-blue", "worker"]));
      expect(shown.filter((line) => /postgres +.*database system is ready/.test(line))).not.toEqual([]);
    });

    test("as JSON a service's lines are what it wrote, and --tail gives the last", async () => {
      const said = (await bench.engine.docker("logs", await machine.containerOf("web-blue"))).trim().split("\n");
      expect(await lines("web-blue", "--json")).toEqual(said);
      expect(await lines("web-blue", "--json", "--tail", "3")).toEqual(said.slice(-3));
      expect(await lines("web-blue", "--json", "--tail", "1", "--level", "error")).toHaveLength(1);
    });

    test("summed up, errors are grouped and routes are counted and timed", async () => {
      const summary = await operator.ask<Summary>(["logs", "--summary", "--since", began]);
      const error = summary.errors.find(({ service }) => service === "web-blue");
      expect(error).toMatchObject({ count: 1, requestId: failed });
      const times = summary.routes.find((one) => one.route === `GET ${route}`);
      expect(times).toMatchObject({ count: early.length, failed: 1 });
      expect(times?.p50).toBeGreaterThan(0);
      expect(times?.max).toBeGreaterThanOrEqual(times?.p95 ?? Infinity);
    });

    test("following goes on across a deploy, without a gap and with nothing twice", async () => {
      follow = operator.start(["logs", "--follow", "--json"]);
      const { said, child, finished } = follow;
      await expect.poll(() => said.stdout).toContain(failed);
      const asked: string[] = [...early];
      let going = true;
      const asking = (async () => {
        for (; going; await wait(50)) asked.push(await read());
      })();
      await deploy("v0.2.0");
      going = false;
      await asking;
      asked.push(await read());
      const times = (id: string) => said.stdout.split(`"requestId":"${id}"`).length - 1;
      await expect.poll(() => times(asked.at(-1) ?? "")).toBe(1);
      expect(asked.length).toBeGreaterThan(20);
      expect(asked.filter((id) => times(id) !== (id === failed ? 2 : 1))).toEqual([]);
      await expect.poll(() => said.stdout.match(/"msg":"worker ready"/g)).toHaveLength(2);
      child.kill("SIGTERM");
      expect(await finished).toMatchObject({ code: 0, stderr: "" });
      await expect.poll(async () => (await run("ps", ["-eo", "args"])).match(/^docker logs .*--follow/gm)).toBeNull();
    });

    test("what a release said whose containers are gone is kept, with what still runs of it", async () => {
      await deploy("v0.3.0");
      const first = await readJson("--release", "v0.1.0");
      const requests = first.filter(({ msg, requestId }) => msg === "request" && early.includes(String(requestId)));
      expect(requests.map(({ requestId }) => requestId)).toEqual(early);
      expect(first.filter(({ msg }) => msg === "worker ready")).toHaveLength(1);
      const second = await readJson("--release", "v0.2.0");
      expect(second.filter(({ msg }) => msg === "worker ready")).toHaveLength(1); // kept
      expect(second.filter(({ msg }) => msg === "listening")).toHaveLength(1); // it is the standby now
      expect(await operator.xtablo(["logs", "--release", "v9"])).toMatchObject({
        code: 4,
        stderr: expect.stringContaining("xtablo releases"),
      });
    });
  });
});
