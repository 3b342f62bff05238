import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { removeFolder } from "../../server/src/testing/remove-folder.ts";
import { bin, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs programs

let folder: string;
let environment: Record<string, string>;

/** Lists the containers of `containers.json`; what is run in one is told, with what it could read, and ends with 3. */
const engine = `#!/bin/sh
case "$1" in
  ps) echo c1;;
  inspect) cat "$ENGINE_FOLDER/containers.json";;
  exec) printf '<%s>' "$@"; printf '\\nread: '; cat; echo oops >&2; exit 3;;
esac
`;
const container = (service: string, state = "running") => ({
  Id: `id-of-${service}`,
  Config: { Image: "xtablo:v1", Labels: { "com.docker.compose.service": service } },
  RestartCount: 0,
  State: { Status: state, ExitCode: 0, StartedAt: "2026-11-28T10:00:00Z" },
  NetworkSettings: { Networks: {} },
});
const runs = async (...containers: unknown[]) => writeFile(join(folder, "containers.json"), JSON.stringify(containers));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-inside-"));
  await mkdir(join(folder, "bin"));
  await mkdir(join(folder, "state"));
  await writeFile(join(folder, "bin", "docker"), engine);
  await chmod(join(folder, "bin", "docker"), 0o755);
  await writeFile(join(folder, ".env.prod"), `XTABLO_STATE_DIR=${folder}/state\n`);
  await writeFile(join(folder, "state", "lease"), "green\n");
  environment = { PATH: `${join(folder, "bin")}:${process.env["PATH"]}`, ENGINE_FOLDER: folder, NO_COLOR: "1" };
});
afterAll(async () => removeFolder(folder));

const xtablo = async (words: string[], variables: Record<string, string> = {}, input?: string) =>
  startCli(words, { ...environment, ...variables }, bin, input).finished;

test("the same words are typed where the lease says, with input, output and exit code as they are", async () => {
  await runs(container("worker"), container("web-blue"), container("web-green"));
  const words = ["user", "create", "ines@example.org", "--name", "Inès B", "--password-stdin", "--folder", folder];
  expect(await xtablo(words, {}, "a secret\n")).toEqual({
    code: 3,
    stdout:
      "<exec><--interactive><id-of-web-green></nodejs/bin/node><packages/cli/bin/run.js>" +
      "<user><create><--name=Inès B><--password-stdin><ines@example.org>\nread: a secret\n",
    stderr: "oops\n",
  });
});

test("what variables say is typed there as well, and the folder may be one of them", async () => {
  await runs(container("web-green"));
  const variables = { XTABLO_DEPLOY_DIR: folder, XTABLO_JSON: "1", XTABLO_USER_ADMINS: "true" };
  expect((await xtablo(["user", "list"], variables)).stdout).toContain("<user><list><--admins><--json>\n");
});

test("where the slot that serves is down another takes its place, or the worker", async () => {
  await runs(container("web-green", "exited"), container("web-blue"), container("worker"));
  expect((await xtablo(["jobs", "list", "--folder", folder])).stdout).toContain("<id-of-web-blue>");
  await runs(container("web-green", "exited"), container("worker"));
  expect((await xtablo(["jobs", "list", "--folder", folder])).stdout).toContain("<id-of-worker>");
});

test("without a container, or a deployment, it says what to type", async () => {
  await runs(container("web-green", "exited"), container("postgres"));
  expect(await xtablo(["jobs", "list", "--folder", folder])).toMatchObject({
    code: 4,
    stdout: "",
    stderr: expect.stringContaining(`xtablo status --folder ${folder}`),
  });
  const nowhere = await xtablo(["jobs", "list", "--folder", join(folder, "none")]);
  expect(nowhere).toMatchObject({ code: 4, stderr: expect.stringContaining("xtablo env init") });
});

test("a mistake of usage is told here, before anything is asked there", async () => {
  expect(await xtablo(["jobs", "list", "--limit", "0", "--folder", folder])).toMatchObject({ code: 2, stdout: "" });
});
