import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { api, createClient } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf } from "../../packages/server/src/testing/server.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import type { Engine } from "./engine.ts";
import { type ComposeEnvironment, composeEnvironment, type Service } from "./environment.ts";
import { facts } from "./facts.ts";
import { commit } from "./global-setup.ts";
import { run, timed } from "./run.ts";

const password = "slate and granite";
const email = "ines@example.org";

describe.skipIf(isWithoutEngine)("the production compose file on a Docker Engine", () => {
  let engine: Engine;
  let stack: ComposeEnvironment;
  let image: string;
  let send: typeof fetch;
  let url: string;

  beforeAll(async () => {
    const bench = useBench();
    ({ engine, image } = bench);
    stack = await composeEnvironment(engine, bench.bases, { image, variables: { SIGNUP: "open" } });
    await timed("from nothing to ready", stack.up);
    send = await stack.fetch();
    url = `https://${stack.domain}`;
  });
  afterAll(() => stack?.close());

  const execIn = async (service: Service, ...args: string[]) =>
    engine.docker("exec", await stack.containerOf(service), facts.run.entrypoint, ...args);
  const stateOf = async (service: Service, format: string) =>
    (await engine.docker("inspect", "--format", format, await stack.containerOf(service))).trim();
  const report = async (service: Service) =>
    JSON.parse(await execIn(service, "probe.mjs", "slot")) as { lease: boolean; readyAnswersSinceLease: number };
  const lease = (text: string) => {
    writeFileSync(join(stack.stateDir, "lease.new"), text);
    renameSync(join(stack.stateDir, "lease.new"), join(stack.stateDir, "lease"));
  };
  const post = (path: string, body: object) =>
    send(url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("by bare address it says how it is, and sends the rest to HTTPS", async () => {
    expect((await stack.fetchPlain("/healthz")).status).toBe(200);
    expect(await (await stack.fetchPlain("/readyz")).json()).toMatchObject({ status: "ok", db: "ok" });
    const elsewhere = await stack.fetchPlain("/tablos?x=1");
    expect(elsewhere.status).toBe(308);
    expect(elsewhere.headers.get("location")).toBe(`${url}/tablos?x=1`);
    expect((await stack.fetchPlain("/readyz/candidate")).status).toBe(308);
  });

  test("through HTTPS it is ready, says which release it is, and shows neither candidate nor metrics", async () => {
    expect((await send(`${url}/readyz`)).status).toBe(200);
    expect(await (await send(`${url}/api/meta`)).json()).toMatchObject({ version: "v0.1.0", commit, signup: "open" });
    expect((await send(`${url}/readyz/candidate`)).status).toBe(404);
    expect(await (await send(`${url}/metrics`)).text()).not.toContain("process_cpu");
    expect(await (await send(url, { headers: { accept: "text/html" } })).text()).toContain("<title>Xtablo</title>");
  });

  test("somebody makes an account, signs in, and uploads a file to S3", async () => {
    expect((await post("/api/auth/signup", { name: "Inès", email, password })).status).toBe(201);
    const signedIn = await post("/api/auth/login", { email, password });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie().every((cookie) => /; secure/i.test(cookie))).toBe(true);
    const headers = { cookie: cookieOf(signedIn) };
    const call = createClient({ origin: url, fetch: send, headers });
    const { id } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } });
    const bytes = Buffer.alloc(3_000_000, "granite ");
    const form = new FormData();
    form.append("file", new File([bytes], "Survey.txt"));
    const uploaded = await send(`${url}/api/tablos/${id}/files`, { method: "POST", headers, body: form });
    expect(uploaded.status).toBe(201);
    const { id: fileId } = (await uploaded.json()) as { id: string };
    const content = await send(`${url}/api/files/${fileId}/content`, { headers });
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
    const s3 = await stack.containerOf("s3");
    expect(await engine.docker("exec", s3, "find", "/objects", "-name", "*_object", "-size", "+2M")).not.toBe("");
  });

  test("without a lease blue serves, and green is healthy beside it", async () => {
    for (const slot of ["web-blue", "web-green"] as const)
      await expect.poll(() => stateOf(slot, "{{.State.Health.Status}}")).toBe("healthy");
    expect(await report("web-blue")).toMatchObject({ slot: "blue", version: "v0.1.0", lease: true });
    expect(await report("web-green")).toMatchObject({ slot: "green", lease: false });
  });

  test("the lease moves the service to green and back, and no request fails", async () => {
    const answers: number[] = [];
    let asking = true;
    const asked = (async () => {
      while (asking) answers.push((await send(`${url}/demo/time`)).status); // /readyz would tell of the slot
    })();
    for (const [next, slot] of [
      ["green", "web-green"],
      ["blue", "web-blue"],
    ] as const) {
      lease("green,blue");
      await expect.poll(async () => (await report(slot)).readyAnswersSinceLease).toBeGreaterThanOrEqual(2);
      lease(next);
      await expect.poll(async () => (await report(slot === "web-blue" ? "web-green" : "web-blue")).lease).toBe(false);
      expect((await stack.fetchPlain("/readyz")).status).toBe(200);
    }
    asking = false;
    await asked;
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.filter((status) => status !== 200)).toEqual([]);
  });

  test("one slot may be gone: by bare address and through HTTPS the other answers", async () => {
    lease("green,blue");
    await expect.poll(async () => (await report("web-green")).readyAnswersSinceLease).toBeGreaterThanOrEqual(2);
    await stack.compose("stop", "web-blue");
    expect((await stack.fetchPlain("/readyz")).status).toBe(200);
    expect((await send(`${url}/readyz`)).status).toBe(200);
    await stack.compose("start", "web-blue");
    await expect.poll(async () => (await report("web-blue")).readyAnswersSinceLease).toBeGreaterThanOrEqual(2);
    lease("blue");
  });

  test("worker and migrations run from the same image", async () => {
    await expect.poll(() => stack.compose("logs", "worker")).toContain("worker heartbeat");
    const migrated = await stack.compose(
      "run",
      "--rm",
      "--no-deps",
      "worker",
      "packages/cli/bin/run.js",
      "migrate",
      "up",
    );
    expect(migrated).toContain("Nothing is pending.");
  });

  test.each(["web-blue", "web-green", "worker"] as const)(
    "%s runs as 65532, on a read-only file system, without a shell",
    async (service) => {
      const script = `import { writeFileSync } from "node:fs";
        const say = (path) => { try { writeFileSync(path, ""); return "written"; } catch (error) { return error.code; } };
        console.log(JSON.stringify([process.getuid(), process.getgid(), say("/app/x"), say("/tmp/x")]));`;
      const said = await execIn(service, "--input-type=module", "--eval", script);
      expect(JSON.parse(said)).toEqual([facts.run.user, facts.run.user, "EROFS", "written"]);
      const [, line = ""] = (await engine.docker("top", await stack.containerOf(service), "-o", "pid,uid,args")).split(
        "\n",
      );
      expect(line.trim()).toMatch(/^\d+ +65532 +\/nodejs\/bin\/node /);
      for (const shell of ["sh", "bash", "/bin/sh", "/bin/busybox"])
        await expect(engine.docker("exec", await stack.containerOf(service), shell, "-c", "true")).rejects.toThrow(
          /executable file not found|no such file/,
        );
    },
  );

  test("a stopped slot says goodbye and ends by itself, within its grace", async () => {
    await timed("stopping the standby", () => stack.compose("stop", "web-green"));
    const green = (await stack.compose("ps", "--all", "--quiet", "web-green")).trim();
    expect((await engine.docker("inspect", "--format", "{{.State.ExitCode}}", green)).trim()).toBe("0");
    expect(await stack.compose("logs", "web-green")).toContain("shutdown complete");
  });

  test("secrets are in no process list and no log", async () => {
    const processes = await run("ps", ["-eww", "-o", "args"]);
    const logs = await stack.compose("logs", "--no-color");
    for (const secret of stack.secrets) {
      expect(processes).not.toContain(secret);
      expect(logs).not.toContain(secret);
    }
    expect(logs).toContain("listening");
  });
});
