import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readEnvText } from "../../packages/cli/src/runbooks/deploy/env/env-text.ts";
import type { ReleaseEntry } from "../../packages/cli/src/runbooks/deploy/state/record.ts";
import { imageVariable, serviceOf } from "../../packages/cli/src/runbooks/deploy/state/slots.ts";
import { type Finished, startCli } from "../../packages/cli/src/testing/run-cli.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { imageName } from "./global-setup.ts";
import { signUp, startLoad } from "./load.ts";
import { type Machine, makeMachine, requireDone } from "./machine.ts";
import { listProcesses, watchProcesses } from "./process-watch.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { aliases } from "./sshd.ts";
import { makeVariant } from "./variants.ts";
import { startVm, type Vm, whyNoVm } from "./vm.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const reason = isWithoutEngine ? "" : await whyNoVm();
if (reason) process.stderr.write(`The tests of --host are skipped. ${reason}\n`);

describe.skipIf(reason !== null)("from a laptop to a machine over SSH", () => {
  const image = `${imageName}-far`;
  let bench: ReturnType<typeof useBench>;
  let folder: string;
  let vm: Vm;
  let machine: Machine;
  let operator: Record<string, string>;
  let secrets: string[];

  beforeAll(async () => {
    bench = useBench();
    folder = await mkdtemp(join(tmpdir(), "xtablo-laptop-"));
    vm = await startVm(bench);
    operator = { ...vm.operator, TMPDIR: folder, XTABLO_HOST: aliases.machine };
    machine = await makeMachine({ ...bench, engine: vm.engine }, { number: 91, image, tag: "v0.1.0", operator });
    const env = readEnvText(await readFile(join(machine.folder, ".env.prod"), "utf8"));
    secrets = ["SESSION_SECRET", "POSTGRES_PASSWORD"].map((name) => env[name] ?? "");
  });
  afterAll(async () => {
    await machine?.close();
    await vm?.close();
    for (const tag of ["v0.1.0", "v0.2.0"]) await bench.engine.docker("rmi", "--force", `${image}:${tag}`);
    await rm(folder, { recursive: true });
  });

  /** Runs a command, and looks at all that it must leave alone on the way. */
  async function xtablo(...words: string[]): Promise<Finished> {
    const before = vm.sshd.accepted();
    const left = await sockets(); // what a killed one could not remove
    const watch = watchProcesses(secrets);
    const finished = await machine.xtablo(...words);
    const { looks, shown } = await watch.stop();
    expect(shown).toEqual([]);
    expect(looks).toBeGreaterThan(2);
    expect(vm.sshd.accepted() - before).toBe(1);
    expect(await sockets()).toEqual(left);
    await vi.waitFor(async () => expect(await connections()).toEqual([]), { timeout: 5_000 });
    return finished;
  }
  const sockets = async () => (await readdir(folder)).filter((name) => name.startsWith("xtablo-ssh-"));
  const connections = async () => (await listProcesses()).filter((line) => line.includes(`${folder}/xtablo-ssh-`));
  const serving = async (send: typeof fetch) =>
    ((await (await send(`https://${machine.domain}/api/meta`)).json()) as { version: string }).version;

  test("what was made there is there, for its owner alone", async () => {
    expect(secrets.map(({ length }) => length)).toEqual([64, 48]);
    expect(await xtablo("env", "check")).toMatchObject({ code: 0 });
  });

  test("a first deploy builds here, sends the image, and brings everything up there", async () => {
    const bases = Object.entries({ BUILD_IMAGE: bench.bases.build, RUN_IMAGE: bench.bases.run });
    const args = bases.flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]);
    const deployed = await xtablo("deploy", "v0.1.0", "--build", "--transfer", "--yes", ...args);
    requireDone(deployed);
    process.stderr.write(`deploy bench: ${/sent .*/.exec(deployed.stderr)?.[0]}\n`);
    expect((await machine.fetchPlain("/healthz")).status).toBe(200);
    expect(await serving(await machine.fetch())).toBe("v0.1.0");
    expect(await bench.engine.docker("ps", "--quiet", "--filter", `ancestor=${image}:v0.1.0`)).toBe("");
  });

  test("the next release comes over the same way, and no request fails; then back, and the record says so", async () => {
    await makeVariant(bench.engine, { from: `${image}:v0.1.0`, tag: `${image}:v0.2.0` });
    const send = await machine.fetch();
    const url = `https://${machine.domain}`;
    const headers = await signUp(send, url);
    const load = await startLoad(send, { url, headers, perSecond: 20, streams: 3 });
    const deployed = await xtablo("deploy", "v0.2.0", "--transfer", "--yes");
    const between = await serving(send);
    const back = await xtablo("rollback", "--yes");
    const seen = await load.stop();
    for (const finished of [deployed, back]) requireDone(finished);
    expect(seen).toMatchObject({ failures: [], wrongs: [], streams: { failures: [] } });
    expect([between, await serving(send)]).toEqual(["v0.2.0", "v0.1.0"]);
    expect((await xtablo("releases")).stdout).toMatch(/v0\.1\.0[\s\S]*v0\.2\.0[\s\S]*v0\.1\.0/);
    expect((await machine.releases()).map(({ kind, tag }) => `${kind} ${tag}`)).toEqual([
      "deploy v0.1.0",
      "deploy v0.2.0",
      "rollback v0.1.0",
    ]);
  });

  test("an image that is nowhere is told of before anything is done", async () => {
    const { code, stderr } = await xtablo("deploy", "v9.9.9", "--transfer", "--yes");
    expect(code).toBe(4);
    expect(stderr).toContain(`There is no image ${image}:v9.9.9 on this machine to send.`);
    expect(stderr).toContain("xtablo deploy v9.9.9 --build --transfer");
  });

  test.each([
    [aliases.notKnownYet, /host key of vm-not-known is not known here yet[\s\S]*ssh vm-not-known true/],
    [aliases.otherKey, /host key of vm-other-key is not the one that is known[\s\S]*ssh-keygen -R/],
    [aliases.stranger, /vm-stranger does not let us in[\s\S]*ssh-copy-id vm-stranger/],
    [aliases.nobodyThere, /vm-off does not answer .*Connection refused/],
    ["nowhere.invalid", /no machine nowhere\.invalid/],
    ["-oProxyCommand=touch", /no machine that ssh could reach/],
  ])("%s is refused before any work, with what to type next", async (host, text) => {
    const { code, stderr } = await machine.xtablo("releases", `--host=${host}`);
    expect(code).toBe(4);
    expect(stderr).toMatch(text);
    expect(await sockets()).toEqual([]);
  });

  test("an image that is there is not sent again; a command that is killed with -9 leaves no connection", async () => {
    const environment = { ...operator, XTABLO_DEPLOY_DIR: machine.folder, NO_COLOR: "1" };
    const { child, said, finished } = startCli(["deploy", "v0.2.0", "--transfer", "--yes"], environment);
    await expect.poll(() => said.stderr).toContain("start…");
    expect(said.stderr).toContain(`${image}:v0.2.0 is on vm already`);
    expect(await connections()).not.toEqual([]);
    child.kill("SIGKILL");
    await finished;
    await expect.poll(connections).toEqual([]);
    expect(await serving(await machine.fetch())).toBe("v0.1.0");
  });

  describe("through a registry", () => {
    let registry: Registry;
    let pushed: string;

    beforeAll(async () => {
      registry = await startRegistry();
      pushed = `${registry.address}/xtablo`;
      requireDone(await xtablo("env", "set", `IMAGE=${pushed}`, "--yes"));
      await bench.engine.docker("tag", `${image}:v0.1.0`, `${pushed}:v0.3.0`);
    });
    afterAll(async () => {
      await registry?.close();
      await bench.engine.docker("rmi", "--force", `${pushed}:v0.3.0`);
    });

    /** Deploys v0.3.0; gives what stands in the record, and the digest that the registry has for it then. */
    async function push(): Promise<{ entry: ReleaseEntry; digest: string }> {
      const { stdout, ...finished } = await xtablo("deploy", "v0.3.0", "--push", "--yes", "--json");
      requireDone({ stdout, ...finished });
      const accept = "application/vnd.docker.distribution.manifest.v2+json";
      const manifest = await fetch(`http://${registry.address}/v2/xtablo/manifests/v0.3.0`, { headers: { accept } });
      const digest = `${pushed}@${manifest.headers.get("docker-content-digest")}`;
      return { entry: JSON.parse(stdout) as ReleaseEntry, digest };
    }
    const env = async () => readEnvText(await readFile(join(machine.folder, ".env.prod"), "utf8"));

    test("the machine pulls what was pushed; record, .env.prod and container name it by its digest", async () => {
      const { entry, digest } = await push();
      expect(digest).toMatch(/@sha256:[0-9a-f]{64}$/);
      expect(entry.image).toBe(digest);
      expect(await env()).toMatchObject({ [imageVariable(entry.slot)]: digest, XTABLO_WORKER_IMAGE: digest });
      const container = await machine.containerOf(serviceOf(entry.slot));
      expect(await vm.engine.docker("inspect", "--format", "{{.Config.Image}}", container)).toBe(`${digest}\n`);
    });

    test("a tag that was pushed again is pulled again, though the machine has an image of that name", async () => {
      const before = (await env())["XTABLO_WORKER_IMAGE"];
      await makeVariant(bench.engine, { from: `${pushed}:v0.3.0`, tag: `${pushed}:v0.3.0` });
      const { entry, digest } = await push();
      expect(digest).not.toBe(before);
      expect(entry.image).toBe(digest);
    });

    test("what no registry gives is told with what to type", async () => {
      const { code, stderr } = await machine.xtablo("deploy", "v9.9.9", "--yes");
      expect(code).toBe(4);
      expect(stderr).toContain(`The image ${pushed}:v9.9.9 is not on vm, and no registry gives it.`);
    });
  });
});
