import { api, createClient } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cookieOf } from "../../packages/server/src/testing/server.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { imageName } from "./global-setup.ts";
import { startLoad } from "./load.ts";
import { type Machine, makeMachine } from "./machine.ts";
import { type Defect, makeVariant } from "./variants.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 }); // whole deploys, on engines that copy every layer

describe.skipIf(isWithoutEngine)("xtablo deploy and rollback on a Docker Engine", () => {
  let machine: Machine;
  let send: typeof fetch;
  let url: string;
  let headers: Record<string, string>;
  const variants: Record<string, Defect> = {
    "v0.2.0": "none",
    "v0.3.0-crash": "crashes",
    "v0.3.0-bad": "migration fails",
    "v0.4.0": "not compatible",
  };

  beforeAll(async () => {
    const bench = useBench();
    machine = await makeMachine(bench, { number: 78, image: imageName, tag: "v0.1.0" });
    for (const [tag, defect] of Object.entries(variants))
      await makeVariant(bench.engine, { from: bench.image, tag: `${imageName}:${tag}`, defect });
  });
  afterAll(() => machine?.close());

  const serving = async () => ((await (await send(`${url}/api/meta`)).json()) as { version: string }).version;

  test("a first deploy brings everything up, and prints the link that makes the admin", async () => {
    const admin = ["--admin-email", "ines@example.org", "--admin-name", "Inès"];
    const { code, stdout, stderr } = await machine.xtablo("deploy", "v0.1.0", "--yes", "--json", ...admin);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const { setupLink } = JSON.parse(stdout) as { setupLink: string };
    expect(setupLink).toContain(`https://${machine.domain}/reset-password#`);
    expect((await machine.fetchPlain("/healthz")).status).toBe(200);
    send = await machine.fetch();
    url = `https://${machine.domain}`;
    expect(await serving()).toBe("v0.1.0");
    const account = { name: "Inès", email: "load@example.org", password: "slate and granite" };
    const body = JSON.stringify(account);
    const json = { "content-type": "application/json" };
    headers = { cookie: cookieOf(await send(`${url}/api/auth/signup`, { method: "POST", headers: json, body })) };
  });

  test("under load the next release takes over and gives back, and no request fails and no write is lost", async () => {
    const load = startLoad(send, { url, headers, perSecond: 100 });
    for (const [words, version] of [
      [["deploy", "v0.2.0"], "v0.2.0"],
      [["rollback"], "v0.1.0"],
      [["rollback", "v0.2.0"], "v0.2.0"],
    ] as const) {
      const { code, stderr } = await machine.xtablo(...words, "--yes");
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(await serving()).toBe(version);
    }
    const { sent, perSecond, failures, created } = await load.stop();
    const probes = (await machine.releases()).flatMap(({ kind, tag, probe }) =>
      probe ? [{ kind, tag, ...probe }] : [],
    );
    process.stderr.write(`deploy bench: ${JSON.stringify({ sent, perSecond, failed: failures.length, probes })}\n`);
    expect(failures).toEqual([]);
    expect(probes.map(({ failed }) => failed)).toEqual([0, 0, 0]);
    const call = createClient({ origin: url, fetch: send, headers });
    const { items } = await call(api.tablos.list, { query: {} });
    expect(items.map(({ title }) => title).toSorted()).toEqual(created.toSorted());
  });

  test.each([
    ["v9.9.9", 4, /image \S+:v9\.9\.9 is not on this machine/],
    ["v0.3.0-crash", 1, /the step "ready" failed[\s\S]*the sky is falling[\s\S]*v0\.2\.0 never stopped serving/],
    ["v0.3.0-bad", 1, /the step "migrate" failed[\s\S]*20270101000000_bad failed: .*division by zero/],
  ])("%s ends with %i and says where, and the old release never stops serving", async (tag, exitCode, text) => {
    const load = startLoad(send, { url, headers, perSecond: 50 });
    const { code, stderr } = await machine.xtablo("deploy", tag, "--yes");
    const { failures } = await load.stop();
    expect({ code, failures }).toEqual({ code: exitCode, failures: [] });
    expect(stderr).toMatch(text);
    expect(await serving()).toBe("v0.2.0");
  });

  test.each(["backup", "migrate", "start", "ready", "cut", "worker"])(
    "a deploy that is killed with -9 at the step %s is put right by the next",
    async (step) => {
      const load = startLoad(send, { url, headers, perSecond: 50 });
      const from = await serving();
      const to = from === "v0.2.0" ? "v0.1.0" : "v0.2.0";
      await machine.killAt(step, "deploy", to, "--yes");
      expect([from, to]).toContain(await serving());
      const { code, stderr } = await machine.xtablo("deploy", to, "--yes");
      const { failures } = await load.stop();
      expect({ code, failures, stderr }).toMatchObject({ code: 0, failures: [] });
      expect(stderr).toMatch(/was killed at the step/);
      expect(await serving()).toBe(to);
    },
  );

  test("what is not compatible stops a rollback; --schema reverts exactly that, and the old release serves", async () => {
    const from = await serving();
    expect(await machine.xtablo("deploy", "v0.4.0", "--yes")).toMatchObject({ code: 0 });
    const stopped = await machine.xtablo("rollback", "--yes");
    expect(stopped.code).toBe(4);
    expect(stopped.stderr).toMatch(/20270102000000_of_v3 is not compatible/);
    expect(await serving()).toBe("v0.4.0");
    const { code, stderr } = await machine.xtablo("rollback", "--schema", "--yes");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toMatch(/revert: reverted 20270102000000_of_v3\n/);
    expect(await serving()).toBe(from);
  });
});
