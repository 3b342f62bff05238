import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { newestMigration } from "../../packages/cli/src/runbooks/deploy/build-image.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { root } from "./build.ts";
import { imageName } from "./global-setup.ts";
import { signUp, startLoad } from "./load.ts";
import { type Machine, makeMachine, requireDone } from "./machine.ts";
import { run } from "./run.ts";
import { makeVariant } from "./variants.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** What the runbooks say to type when there is no `xtablo`, typed as it stands there, one after the other on one machine. */
describe.skipIf(isWithoutEngine)("the runbooks by hand", () => {
  const image = `${imageName}-hand`;
  let bench: ReturnType<typeof useBench>;
  let machine: Machine;
  let filledIn: string;
  let send: typeof fetch;
  let url: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    bench = useBench();
    machine = await makeMachine(bench, { number: 96, image, tag: "v0.1.0" });
    filledIn = await readFile(join(machine.folder, ".env.prod"), "utf8");
    await rm(machine.folder, { recursive: true });
    url = `https://${machine.domain}`;
  });
  afterAll(async () => {
    await machine?.close();
    for (const tag of ["v0.1.0", "v0.2.0", "v0.4.0"]) await bench.engine.docker("rmi", "--force", `${image}:${tag}`);
  });

  /** Types what stands in a runbook after a heading; `said` is what a person would put in for themselves. */
  async function type(runbook: string, heading: string, said: Record<string, string> = {}): Promise<string> {
    const text = await readFile(join(root, "docs/runbooks", `${runbook}.md`), "utf8");
    const block = /```sh\n([\s\S]*?)```/.exec(text.slice(text.indexOf(heading)))?.[1];
    if (!text.includes(heading) || !block) throw new Error(`${runbook}.md has nothing to type after "${heading}".`);
    const here = {
      "/opt/xtablo": machine.folder,
      "/var/lib/xtablo/state": machine.stateDir,
      "/var/lib/xtablo/backups": join(machine.stateDir, "../backups"),
      "project=xtablo": `project=xtablo-test-96`,
      " xtablo:v": ` ${image}:v`,
      "=xtablo:v": `=${image}:v`,
      ...said,
    };
    const typed = Object.entries(here).reduce((lines, [from, to]) => lines.replaceAll(from, to), block);
    const bases = `--build-arg BUILD_IMAGE=${bench.bases.build} --build-arg RUN_IMAGE=${bench.bases.run}`;
    const prelude = `set -eo pipefail
compose="docker compose --file docker-compose.prod.yaml --env-file .env.prod"
docker() { if [ "$1" = build ]; then shift; command docker build ${bases} "$@"; else command docker "$@"; fi; }
ssh() { shift; if [ $# = 1 ]; then bash -c "$1"; else "$@"; fi; }
scp() { local to="\${!#}"; to="\${to#root@vm:}"; cp "\${@:1:$#-1}" "$to"
  case "$to" in */.env.prod) printf '%s' "$FILLED_IN" > "$to"; chmod 600 "$to" ;; esac; }
xtablo() { node ${root}/packages/cli/bin/run.js "$@"; }
`;
    const env = { ...bench.engine.env, FILLED_IN: filledIn };
    const cwd = heading === "## By hand" && runbook !== "first-deploy" ? machine.folder : root;
    return run("bash", ["-c", prelude + typed], { env, cwd });
  }
  const serving = async () => ((await (await send(`${url}/api/meta`)).json()) as { version: string }).version;

  test("first-deploy.md brings everything up, and prints the link that makes the admin", async () => {
    expect(await type("first-deploy", "## By hand")).toContain(`${url}/reset-password#`);
    send = await machine.fetch();
    expect((await send(`${url}/readyz`)).status).toBe(200);
    expect(await serving()).toBe("v0.1.0");
  });

  test("new-version.md and rollback.md move people there and back; no request fails", async () => {
    await makeVariant(bench.engine, { from: `${image}:v0.1.0`, tag: `${image}:v0.2.0` });
    headers = await signUp(send, url);
    const load = await startLoad(send, { url, headers, perSecond: 20, streams: 3 });
    onTestFinished(async () => void (await load.stop()));
    await type("new-version", "## By hand");
    expect(await serving()).toBe("v0.2.0");
    await type("rollback", "## By hand");
    expect(await serving()).toBe("v0.1.0");
    expect(await load.stop()).toMatchObject({ failures: [], wrongs: [], streams: { failures: [] } });
  });

  test("schema-rollback.md takes an incompatible migration back, and the old release serves", async () => {
    const tag = "v0.4.0";
    await makeVariant(bench.engine, { from: `${image}:v0.1.0`, tag: `${image}:${tag}`, defect: "not compatible" });
    await type("new-version", "## By hand", { "v0.2.0": tag });
    expect(await serving()).toBe(tag);
    const said = await type("schema-rollback", "## By hand", {
      "--to NAME": `--to ${await newestMigration(root)} --yes`,
    });
    expect(said).toContain("29990102000000_of_v3");
    await type("rollback", "## By hand");
    expect(await serving()).toBe("v0.1.0");
  });

  test("xtablo takes over what was made by hand; a dump of before can be put back", async () => {
    const load = await startLoad(send, { url, headers, perSecond: 20, streams: 3 });
    onTestFinished(async () => void (await load.stop()));
    requireDone(await machine.xtablo("deploy", "v0.4.0", "--yes"));
    expect(await load.stop()).toMatchObject({ failures: [], wrongs: [], streams: { failures: [] } });
    expect(await serving()).toBe("v0.4.0");
    const [dump = ""] = await readdir(join(machine.stateDir, "../backups"));
    await type("schema-rollback", "Change your mind", {
      "before-….dump": dump,
      "npx xtablo deploy": ": xtablo deploy",
    });
    requireDone(await machine.xtablo("deploy", "v0.2.0", "--yes"));
    expect(await serving()).toBe("v0.2.0");
  });

  test("reading-logs.md finds a request", async () => {
    const requestId = (await send(`${url}/api/tablos`, { headers })).headers.get("x-request-id") ?? "";
    const [slot] = await machine.lease();
    const container = await machine.containerOf(`web-${slot}`);
    const meant = {
      "/var/lib/xtablo/logs": join(machine.stateDir, "../logs"),
      CONTAINER: container,
      "log.gz | grep ID": "log.gz | grep listening", // of the release that was replaced
      "grep ID": `grep ${requestId}`,
    };
    // A line is written within a second of its request; without it grep ends with 1.
    await expect.poll(() => type("reading-logs", "## By hand", meant)).toContain(requestId);
    expect(await type("reading-logs", "Any log can be read", { ...meant, "xtablo logs --file web": ": " })).toBe("");
  });
});
