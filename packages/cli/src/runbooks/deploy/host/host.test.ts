import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLocalHost } from "./local-host.ts";
import { quoteCommand } from "./shell-quote.ts";
import { untilInputEnds } from "./until-input-ends.ts";

const host = openLocalHost();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-host-"));
});
afterAll(async () => rm(folder, { recursive: true }));

test.each([
  [["a b", "it's", `"$HOME"`, "`id`", "$(id)", "", "é\nü", "\\", "*", "~", "a=b", "-n", "!x", ";", "&", "|", "#"]],
  [["A=1", "B=it's"]],
])("a shell reads a quoted command back word for word: %j", (words) => {
  const printed = execFileSync("sh", ["-c", quoteCommand(["printf", "%s\\0", ...words])], { encoding: "utf8" });
  expect(printed.split("\0").slice(0, -1)).toEqual(words);
});

test("a command gets its input and variables, and its end is told", async () => {
  const words = ["sh", "-c", 'cat; echo "$GREETING"; echo oops >&2; exit 3'];
  const ended = await host.run(words, { input: "in\n", env: { GREETING: "hello" } });
  expect(ended).toEqual({ code: 3, stdout: "in\nhello\n", stderr: "oops\n" });
});

test("a program that is not there ends with 127", async () => {
  expect(await host.run(["xtablo-no-such-program"])).toMatchObject({ code: 127 });
});

test("a file is written whole with its mode, in a folder that is made, and nothing is left beside it", async () => {
  const path = join(folder, "new", "it's a file");
  expect(await host.readFile(path)).toBeNull();
  await host.writeFile(path, "one", { mode: 0o600 });
  await host.writeFile(path, "two\n", { mode: 0o600 });
  expect(await host.readFile(path)).toBe("two\n");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, "new"))).toEqual(["it's a file"]);
  expect(await readFile(path, "utf8")).toBe("two\n");
});

test("what cannot be written is a failure that says where", async () => {
  await host.writeFile(join(folder, "file"), "");
  await expect(host.writeFile(join(folder, "file", "below"), "")).rejects.toThrow(/file\/below cannot be written/);
});

test("a command can be read while it runs, and ends when its input does", async () => {
  const running = host.start(["cat"]);
  running.stdin.write("line\n");
  const [first] = (await running.stdout.take(1).toArray()) as Buffer[];
  expect(String(first)).toBe("line\n");
  running.stdin.end();
  expect(await running.ended).toEqual({ code: 0, stderr: "" });
});

test("a command that would go on for ever ends with its input, and its own end is told", async () => {
  const running = host.start(
    untilInputEnds(["sh", "-c", "trap 'echo ended >&2; exit 9' TERM; echo up; sleep 20 >/dev/null 2>&1 & wait"]),
  );
  await running.stdout.take(1).toArray();
  running.stdin.end();
  expect(await running.ended).toEqual({ code: 9, stderr: "ended\n" });
  expect(await host.start(untilInputEnds(["sh", "-c", "exit 5"])).ended).toMatchObject({ code: 5 });
});
