import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { removeFolder } from "../../server/src/testing/remove-folder.ts";
import { runMetered } from "./testing/metered.ts";
import { runCli, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 90_000 }); // each test runs programs

let folder: string;
let environment: Record<string, string>;
/**
 * Answers as docker does for containers that are files: `ID.SERVICE.log`; a file's end is a running container's now. A log
 * that is a folder cannot be read.
 */
const engine = `#!/bin/sh
cd "$ENGINE_FOLDER" || exit 1
case "$1" in
  compose) exit 0;;
  inspect) [ -e "$2".*.log ]; exit;;
  ps) for file in *.log; do
      [ -e "$file" ] || continue; rest=\${file#*.}; echo "\${file%%.*} running \${rest%.log} xtablo:v2"
    done; exit 0;;
esac
for id; do :; done
case " $* " in *" --follow "*) exec tail -n +1 -f "$id".*.log;; *) exec cat "$id".*.log;; esac
`;
const entry = (second: number, msg: string) =>
  `2026-11-28T10:00:${String(second).padStart(2, "0")}.000000000Z {"level":"INFO","msg":"${msg}"}\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-logs-"));
  await mkdir(join(folder, "bin"));
  await mkdir(join(folder, "engine"));
  await mkdir(join(folder, "xtablo"));
  await writeFile(join(folder, "xtablo", ".env.prod"), `XTABLO_STATE_DIR=${join(folder, "kept", "state")}\n`);
  await writeFile(join(folder, "bin", "docker"), engine);
  await chmod(join(folder, "bin", "docker"), 0o755);
  const PATH = `${join(folder, "bin")}:${process.env["PATH"]}`;
  environment = {
    PATH,
    ENGINE_FOLDER: join(folder, "engine"),
    XTABLO_DEPLOY_DIR: join(folder, "xtablo"),
    NO_COLOR: "1",
  };
});
afterAll(async () => removeFolder(folder));

const messages = (stdout: string) => [...stdout.matchAll(/"msg":"([^"]*)"/g)].map(([, msg]) => msg);

test("following goes on in the container that replaces another, and shows no line twice", async () => {
  const at = (name: string) => join(folder, "engine", name);
  await writeFile(at("c1.web.log"), entry(1, "one") + entry(3, "three"));
  await writeFile(at("c2.worker.log"), entry(2, "two"));
  const logs = startCli(["logs", "--follow", "--json"], environment);
  await expect.poll(() => messages(logs.said.stdout), { timeout: 30_000 }).toEqual(["one", "two", "three"]);
  await writeFile(at("c3.part"), entry(4, "four"));
  await rename(at("c3.part"), at("c3.web.log"));
  await rm(at("c1.web.log"));
  await expect.poll(() => messages(logs.said.stdout), { timeout: 30_000 }).toEqual(["one", "two", "three", "four"]);
  logs.child.kill("SIGTERM");
  expect(await logs.finished).toMatchObject({ code: 0 });
  await expect.poll(followers).toEqual([]);
});

/** What still reads the engine's logs. */
async function followers(): Promise<string[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "args"]);
  return stdout.split("\n").filter((args) => /^tail .*c\d\.\w+\.log/.test(args));
}

test("a removed release's kept logs are read, packed or not", async () => {
  const kept = join(folder, "kept", "logs", "v1");
  await mkdir(kept, { recursive: true });
  await writeFile(join(kept, "web.log.gz"), Buffer.concat([gzipSync(entry(1, "a")), gzipSync(entry(3, "c"))]));
  await writeFile(join(kept, "worker.log"), entry(2, "b"));
  const read = async (...args: string[]) => runCli(["logs", "--release", ...args, "--json"], environment);
  expect(messages((await read("v1")).stdout)).toEqual(["a", "b", "c"]);
  expect(messages((await read("v1", "worker")).stdout)).toEqual(["b"]);
  expect(await read("v2")).toMatchObject({ code: 4 });
});

test("a container whose log cannot be read is told, and the rest is shown", async () => {
  await mkdir(join(folder, "engine", "c9.caddy.log"));
  const { code, stdout, stderr } = await runCli(["logs", "--json"], environment);
  await rm(join(folder, "engine", "c9.caddy.log"), { recursive: true });
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('"msg":"two"') });
  expect(stderr).toMatch(/^Warning: The log of caddy \(c9\) cannot be read: cat: .*Is a directory\n$/);
});

test("a file needs neither a deployment nor an engine", async () => {
  await writeFile(join(folder, "a.log"), entry(1, "a"));
  const nowhere = { ...environment, PATH: "/nowhere", XTABLO_DEPLOY_DIR: join(folder, "none") };
  const { code, stdout } = await runCli(["logs", "--file", join(folder, "a.log"), "--json"], nowhere);
  expect({ code, found: messages(stdout) }).toEqual({ code: 0, found: ["a"] });
  const without = { ...environment, XTABLO_DEPLOY_DIR: join(folder, "none") };
  const makeIt = expect.stringContaining("xtablo env init");
  expect(await runCli(["logs"], without)).toMatchObject({ code: 4, stderr: makeIt });
});

test("what was mistyped is said with what to type", async () => {
  expect(await runCli(["logs", "--grep", "(", "--file", "-"], environment)).toMatchObject({ code: 2, stdout: "" });
  expect(await runCli(["logs", "--since", "soon"], environment)).toMatchObject({ code: 2, stdout: "" });
  expect(await runCli(["logs", "--file", join(folder, "none")], environment)).toMatchObject({ code: 4, stdout: "" });
});

test.each([
  ["as people read them", [], 100_000],
  ["as JSON", ["--json"], 100_000],
  ["summed up", ["--summary"], 1],
])("100,000 lines %s stay under 200 MB and a few seconds of CPU", async (how, words, least) => {
  const path = join(folder, "web.log");
  await writeMany(path, 100_000);
  const { stdout, stderr, sizeMb, cpuSeconds } = await runMetered(["logs", "--file", path, ...words], environment);
  process.stdout.write(`100,000 lines ${how}: ${Math.round(sizeMb)} MB, ${cpuSeconds.toFixed(1)} s of CPU\n`);
  expect(stderr).toBe("");
  expect(stdout.split("\n").length - 1).toBeGreaterThanOrEqual(least);
  expect(sizeMb).toBeLessThan(200);
  expect(cpuSeconds).toBeLessThan(6); // some 1.5 on an idle machine
});

/** Request lines as the server writes them, with an id of their own. */
async function writeMany(path: string, count: number): Promise<void> {
  const lines = function* () {
    for (let at = 0; at < count; at += 1) {
      const time = new Date(Date.UTC(2026, 10, 28, 10) + at * 7).toISOString();
      const ids = { requestId: randomUUID(), userId: `0199e2d0-0000-7000-8000-${String(at % 50).padStart(12, "0")}` };
      const request = { method: "GET", route: "/api/tablos/:tabloId", status: 200, durationMs: at % 200 };
      yield `${time.replace("Z", "456789Z")} ${JSON.stringify({ level: "INFO", time, ...ids, ...request, msg: "request" })}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
