import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ReleaseEntry } from "../../packages/cli/src/runbooks/deploy/state/record.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { root } from "./build.ts";
import { whyNoSuite } from "./debian-suite.ts";
import { facts } from "./facts.ts";
import { imageName } from "./global-setup.ts";
import { type Machine, makeMachine, requireDone } from "./machine.ts";
import { makeOneMore } from "./stand-ins.ts";
import { makeVariant } from "./variants.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

const reason = isWithoutEngine ? "" : await whyNoSuite("trixie");
if (reason) process.stderr.write(`The tests of the command line's image are skipped. ${reason}\n`);

describe.skipIf(reason !== null)("the image of the command line, on a machine without Node", () => {
  const image = `${imageName}-nodeless`;
  const socket = "/var/run/docker.sock";
  let bench: ReturnType<typeof useBench>;
  let machine: Machine;
  let alias: string[];

  beforeAll(async () => {
    bench = useBench();
    const operator = { DOCKER_CONFIG: "" }; // 1.29, where that is installed
    machine = await makeMachine(bench, { number: 93, image, tag: "v0.1.0", operator });
    const bases = { BUILD_IMAGE: bench.bases.build, RUN_IMAGE: bench.bases.run, ...(await makeBases()) };
    const args = Object.entries(bases).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]);
    const ways = ["--build", "--with-cli", "--yes", ...args];
    requireDone(await machine.xtablo("deploy", "v0.1.0", ...ways));
    await makeVariant(bench.engine, { from: `${image}:v0.1.0`, tag: `${image}:v0.2.0` });
    alias = await readAlias();
  });
  afterAll(async () => {
    await machine?.close();
    for (const tag of ["v0.1.0", "v0.2.0", "v0.1.0-cli"])
      await bench.engine.docker("rmi", "--force", `${image}:${tag}`);
  });

  const makeBases = async () => ({
    CLI_IMAGE: await makeOneMore(bench.engine, "cli"),
    TOOLS_IMAGE: await makeOneMore(bench.engine, "tools"),
  });

  /** As `env init` prints it, without a terminal, and with the socket of the engine that the tests use. */
  async function readAlias(): Promise<string[]> {
    const kept = machine.stateDir.replace(/\/state$/, "");
    const named = ["--domain", machine.domain, "--image", image, "--tag", "v0.1.0", "--dry-run", "--force"];
    const { stdout } = await machine.xtablo("env", "init", ...named);
    const [, printed = ""] = /^alias xtablo='([^']*)'$/m.exec(stdout) ?? [];
    const own = (bench.engine.env["DOCKER_HOST"] ?? `unix://${socket}`).replace("unix://", "");
    const words = printed.split(/[\s\\]+/).slice(1);
    return words.flatMap((word) => {
      if (word === "-it") return ["--env", `XTABLO_DEPLOY_DIR=${machine.folder}`];
      if (word === `${socket}:${socket}`) return [`${own}:${socket}`];
      return word === "/var/lib/xtablo:/var/lib/xtablo" ? [`${kept}:${kept}`] : [word];
    });
  }
  const xtablo = async (...words: string[]) => bench.engine.docker(...alias, ...words);
  const inside = async (...words: string[]) => {
    const [last = "", ...before] = alias.toReversed();
    return bench.engine.docker(...before.toReversed(), "--entrypoint", words[0] ?? "", last, ...words.slice(1));
  };

  test("has all that the runbooks use on the machine, and says which release it is", async () => {
    const script = 'for name in "$@"; do command -v "$name" >/dev/null || echo "$name"; done';
    expect(await inside("sh", "-c", script, "sh", ...facts.cli.programs, "cat", "gzip", "ls", "touch")).toBe("");
    expect(await inside("docker", "compose", "version")).toMatch(/v?2\.\d+/);
    expect(await xtablo("--version")).toContain(JSON.parse(await readFile(join(root, "package.json"), "utf8")).version);
  });

  test("deploys what is there, goes back, and shows the record, with nothing but the engine's socket and two folders", async () => {
    expect(await xtablo("env", "check")).toContain("complete, strong");
    const deployed = JSON.parse(await xtablo("deploy", "v0.2.0", "--yes", "--json")) as ReleaseEntry;
    expect(deployed).toMatchObject({ tag: "v0.2.0", outcome: "done", probe: { failed: 0 } });
    const send = await machine.fetch();
    const serving = async () => (await (await send(`https://${machine.domain}/api/meta`)).json()) as object;
    expect(await serving()).toMatchObject({ version: "v0.2.0" });
    expect(JSON.parse(await xtablo("rollback", "--yes", "--json"))).toMatchObject({ tag: "v0.1.0", outcome: "done" });
    expect(await serving()).toMatchObject({ version: "v0.1.0" });
    expect(await xtablo("releases")).toMatch(/v0\.2\.0/);
    const { who } = (await machine.releases()).at(-1) ?? {};
    expect(who).toBe(`root@${(await inside("node", "-p", "os.hostname()")).trim()}`);
  });

  test("what Compose of either kind began, the other goes on with", async () => {
    requireDone(await machine.xtablo("deploy", "v0.2.0", "--yes"));
  });

  test("without sources it builds nothing, and says where to", async () => {
    await expect(xtablo("deploy", "v0.3.0", "--build", "--yes")).rejects.toThrow(/no sources here to build/);
  });
});
