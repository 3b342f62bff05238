import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCli, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 90_000 }); // each test runs programs

let folder: string;
let environment: Record<string, string>;
/** Answers as docker does for containers that are files: `ID.SERVICE.log`; a file's end is a running container's now. */
const engine = `#!/bin/sh
cd "$ENGINE_FOLDER" || exit 1
if [ "$1" = ps ]; then
  for file in *.log; do [ -e "$file" ] || continue; rest=\${file#*.}; echo "\${file%%.*} running \${rest%.log}"; done
  exit 0
fi
for id; do :; done
case " $* " in *" --follow "*) exec tail -n +1 -f "$id".*.log;; *) exec cat "$id".*.log;; esac
`;
const entry = (second: number, msg: string) =>
  `2026-11-28T10:00:${String(second).padStart(2, "0")}.000000000Z {"level":"INFO","msg":"${msg}"}\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-logs-"));
  await mkdir(join(folder, "bin"));
  await mkdir(join(folder, "engine"));
  await writeFile(join(folder, "bin", "docker"), engine);
  await chmod(join(folder, "bin", "docker"), 0o755);
  const PATH = `${join(folder, "bin")}:${process.env["PATH"]}`;
  environment = { PATH, ENGINE_FOLDER: join(folder, "engine"), NO_COLOR: "1" };
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

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
  const kept = join(folder, "kept", "v1");
  await mkdir(kept, { recursive: true });
  await writeFile(join(kept, "web.log.gz"), Buffer.concat([gzipSync(entry(1, "a")), gzipSync(entry(3, "c"))]));
  await writeFile(join(kept, "worker.log"), entry(2, "b"));
  const read = async (...args: string[]) =>
    runCli(["logs", "--archive", join(folder, "kept"), "--release", ...args, "--json"], environment);
  expect(messages((await read("v1")).stdout)).toEqual(["a", "b", "c"]);
  expect(messages((await read("v1", "worker")).stdout)).toEqual(["b"]);
  expect(await read("v2")).toMatchObject({ code: 4 });
});

test("what was mistyped is said with what to type", async () => {
  expect(await runCli(["logs", "--grep", "(", "--file", "-"], environment)).toMatchObject({ code: 2, stdout: "" });
  expect(await runCli(["logs", "--since", "soon"], environment)).toMatchObject({ code: 2, stdout: "" });
  expect(await runCli(["logs", "--file", join(folder, "none")], environment)).toMatchObject({ code: 4, stdout: "" });
});

test("100,000 lines stay under 200 MB", async () => {
  const path = join(folder, "web.log");
  const lines = function* () {
    for (let at = 0; at < 100_000; at += 1)
      yield `2026-11-28T10:00:00.000000000Z {"level":"INFO","requestId":"r${at}","method":"GET","route":"/a","status":200,"durationMs":${at % 200},"msg":"request"}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  const meter = join(folder, "meter.mjs");
  await writeFile(
    meter,
    `process.on("exit", () => { const { maxRSS, userCPUTime } = process.resourceUsage(); process.stderr.write(JSON.stringify({ maxRSS, userCPUTime })); });`,
  );
  const run = await runCli(["logs", "--file", path], { ...environment, NODE_OPTIONS: `--import=${meter}` });
  const { maxRSS, userCPUTime } = JSON.parse(run.stderr) as { maxRSS: number; userCPUTime: number };
  process.stdout.write(`100,000 lines: ${Math.round(maxRSS / 1_024)} MB, ${(userCPUTime / 1e6).toFixed(1)} s of CPU\n`);
  expect(run.stdout.split("\n")).toHaveLength(100_001);
  expect(maxRSS / 1_024).toBeLessThan(200);
});
