import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readEnvText } from "../../packages/cli/src/runbooks/deploy/env/env-text.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { commit } from "./global-setup.ts";
import { type Machine, makeMachine, requireDone } from "./machine.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { aliases } from "./sshd.ts";
import { makeVariant } from "./variants.ts";
import { startVm, type Vm, whyNoVm } from "./vm.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const reason = isWithoutEngine ? "" : await whyNoVm();
if (reason) process.stderr.write(`The tests of --push are skipped. ${reason}\n`);

describe.skipIf(reason !== null)("from a laptop to a machine through a registry", () => {
  let bench: ReturnType<typeof useBench>;
  let registry: Registry;
  let vm: Vm;
  let machine: Machine;
  let image: string;

  beforeAll(async () => {
    bench = useBench();
    registry = await startRegistry();
    vm = await startVm(bench);
    image = `${registry.address}/xtablo`;
    const operator = { ...vm.operator, XTABLO_HOST: aliases.machine };
    machine = await makeMachine({ ...bench, engine: vm.engine }, { number: 92, image, tag: "v0.1.0", operator });
    await bench.engine.docker("tag", bench.image, `${image}:v0.1.0`);
  });
  afterAll(async () => {
    await machine?.close();
    await vm?.close();
    await registry?.close();
    await bench.engine.docker("rmi", "--force", `${image}:v0.1.0`);
  });

  /** Deploys v0.1.0, and gives the digest that the registry has for it then. */
  async function deploy(): Promise<string> {
    requireDone(await machine.xtablo("deploy", "v0.1.0", "--push", "--yes"));
    const accept = "application/vnd.docker.distribution.manifest.v2+json";
    const manifest = await fetch(`http://${registry.address}/v2/xtablo/manifests/v0.1.0`, { headers: { accept } });
    return `${image}@${manifest.headers.get("docker-content-digest")}`;
  }
  const env = async () => readEnvText(await readFile(join(machine.folder, ".env.prod"), "utf8"));

  test("the machine pulls what was pushed; record, .env.prod and container name it by its digest", async () => {
    const digest = await deploy();
    expect(digest).toMatch(/@sha256:[0-9a-f]{64}$/);
    expect((await machine.releases()).map((entry) => entry.image)).toEqual([digest]);
    const names = ["XTABLO_BLUE_IMAGE", "XTABLO_GREEN_IMAGE", "XTABLO_WORKER_IMAGE"];
    const set = await env();
    expect(names.map((name) => set[name])).toEqual([digest, digest, digest]);
    const container = await machine.containerOf("web-blue");
    expect(await vm.engine.docker("inspect", "--format", "{{.Config.Image}}", container)).toBe(`${digest}\n`);
  });

  test("a tag that was pushed again is pulled again, though the machine has an image of that name", async () => {
    const before = (await env())["XTABLO_BLUE_IMAGE"];
    await makeVariant(bench.engine, { from: `${image}:v0.1.0`, tag: `${image}:v0.1.0` });
    const digest = await deploy();
    expect(digest).not.toBe(before);
    expect(await env()).toMatchObject({ XTABLO_BLUE_IMAGE: before, XTABLO_GREEN_IMAGE: digest });
    expect((await machine.releases()).at(-1)).toMatchObject({
      image: digest,
      commit,
    });
  });

  test("what no registry gives is told with what to type", async () => {
    const { code, stderr } = await machine.xtablo("deploy", "v9.9.9", "--yes");
    expect(code).toBe(4);
    expect(stderr).toContain(`The image ${image}:v9.9.9 is not on vm, and no registry gives it.`);
  });
});
