import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commands } from "./commands.ts";
import { makeSandbox, runCli, type Sandbox } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test runs several programs

let sandbox: Sandbox;
let script: string;
beforeAll(async () => {
  sandbox = await makeSandbox();
  script = join(dirname(sandbox.dataDir), "xtablo.bash");
  await writeFile(script, (await xtablo("bash")).stdout);
});
afterAll(async () => sandbox.remove());
const xtablo = async (...words: string[]) => runCli(["completion", ...words], sandbox.environment);

/** What bash offers for a line whose last word is being typed. */
async function complete(line: string): Promise<string[]> {
  const words = line.split(" ").map((word) => `"${word}"`);
  const program = `. ${script}; COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _xtablo; echo "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", program]);
  return stdout.trim().split(" ");
}

test.each([
  ["xtablo mig", ["migrate"]],
  ["xtablo db ", ["down", "reset", "shell", "status", "up", "url"]],
  ["xtablo db st", ["status"]],
  ["xtablo db --json st", ["status"]],
  ["xtablo db reset --y", ["--yes"]],
  ["xtablo --v", ["--version"]],
  ["xtablo nothing ", [""]],
])("bash completes %j", async (line, expected) => {
  expect(await complete(line)).toEqual(expected);
});

test("bash offers every command's first word", async () => {
  const offered = await complete("xtablo ");
  for (const id of Object.keys(commands)) expect(offered).toContain(id.split(":")[0]);
});

test.each(["zsh", "fish"])("the script for %s names every command and its flags", async (shell) => {
  const { code, stdout, stderr } = await xtablo(shell);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const id of Object.keys(commands)) expect(stdout).toContain(id.split(":").at(-1));
  expect(stdout).toMatch(/dry-run/);
});

test("another shell is a mistake of usage", async () => {
  expect(await xtablo("tcsh")).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("bash") as unknown,
  });
});
