import { execFile } from "node:child_process";
import { once } from "node:events";
import { api, createClient } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { bin, type Finished, makeSandbox, runCli, type Sandbox, startCli } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 120_000 }); // each test runs several programs

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await makeSandbox();
  await xtablo("db", "up"); // else each command would start and stop it
});
afterAll(async () => {
  await xtablo("db", "down");
  await sandbox.remove();
});
beforeEach(async () => void (await xtablo("db", "reset", "--yes")));

const xtablo = async (...args: string[]) => runCli(args, sandbox.environment);
const json = async (...args: string[]) => JSON.parse((await xtablo(...args, "--json")).stdout) as unknown;
const create = (email: string, ...more: string[]) => xtablo("user", "create", email, "--name", "Inès Brémond", ...more);
const linkPattern = /^http:\/\/localhost:\d+\/reset-password#[\w-]{43}\n$/;

/** Runs it with something on its standard input. */
async function pipe(input: string, ...args: string[]): Promise<Finished> {
  const child = execFile(process.execPath, [bin, ...args], { env: { ...process.env, ...sandbox.environment } });
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: string) => (said.stdout += chunk));
  child.stderr?.on("data", (chunk: string) => (said.stderr += chunk));
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

test("create makes an account and prints a link alone, good for a week; a taken address is refused", async () => {
  const planned = await create("Ines@Example.org", "--dry-run");
  expect(planned.stdout).toBe("Would make an account for Inès Brémond (Ines@Example.org).\n");
  expect(await json("user", "list")).toEqual([]);
  const made = await create("Ines@Example.org", "--admin", "--locale", "fr");
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(linkPattern) as unknown });
  expect(made.stderr).toMatch(/^Made an admin's account for Inès Brémond \(ines@example\.org\)\.\nIt works once/m);
  expect(await json("user", "list")).toMatchObject([
    { email: "ines@example.org", name: "Inès Brémond", admin: true, disabled: false, locale: "fr" },
  ]);
  const again = await create("ines@example.org");
  expect(again).toMatchObject({ code: 4, stdout: "" });
  expect(again.stderr).toMatch(/already an account.*\nGive it a new password: xtablo user reset-password ines@example/);
});

test("what is wrong with an account is told at once, before any work", async () => {
  const wrong = await pipe("short\n", "user", "create", "ines", "--name", " ", "--password-stdin");
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  for (const hint of [/no email address/, /name is empty/, /password is too short/]) expect(wrong.stderr).toMatch(hint);
  expect(await xtablo("user", "create")).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("address of the account is missing") as unknown,
  });
  expect(await xtablo("user", "create", "ines@example.org")).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("--name") as unknown,
  });
  expect(await json("user", "list")).toEqual([]);
});

test("list shows a table within 80 columns, and finds who one looks for", async () => {
  expect((await xtablo("user", "list")).stdout).toBe("There are no accounts.\n");
  await create("ines@example.org", "--admin");
  await create(`${"a-long-address.".repeat(4)}x@example.org`);
  const { stdout } = await xtablo("user", "list");
  expect(stdout).toMatch(
    /^EMAIL +NAME +ADMIN +STATE +SINCE\na-long.*… .*\nines@example\.org +Inès Brémond +yes +enabled/,
  );
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(await json("user", "list", "--admins")).toMatchObject([{ email: "ines@example.org" }]);
  expect(await json("user", "list", "--search", "LONG-ADDR")).toHaveLength(1);
  expect((await xtablo("user", "list", "--disabled")).stdout).toBe("No account is like that.\n");
});

test("promote and disable ask, spare the last admin, and change nothing twice", async () => {
  await create("ines@example.org", "--admin");
  await create("marc@example.org");
  expect(await xtablo("user", "promote", "marc@example.org")).toMatchObject({
    code: 4,
    stdout: "",
    stderr: expect.stringContaining("--yes") as unknown,
  });
  const attempts = [
    ["promote", "ines@example.org", "--revoke", "--yes"],
    ["promote", "ines@example.org", "--revoke", "--dry-run"],
    ["disable", "ines@example.org", "--yes"],
  ];
  for (const refused of await Promise.all(attempts.map((words) => xtablo("user", ...words))))
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining("--last-admin") as unknown });
  expect((await xtablo("user", "promote", "marc@example.org", "--dry-run")).stdout).toMatch(/^Would make/);
  expect(await json("user", "promote", "marc@example.org", "-y")).toMatchObject({
    changed: true,
    user: { admin: true },
  });
  expect((await xtablo("user", "promote", "marc@example.org", "-y")).stdout).toMatch(/is an admin already/);
  expect(await json("user", "disable", "ines@example.org", "-y")).toMatchObject({ user: { disabled: true } });
  expect(await xtablo("user", "reset-password", "ines@example.org")).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("xtablo user disable ines@example.org --enable") as unknown,
  });
  expect((await xtablo("user", "disable", "ines@example.org", "--enable", "-y")).stdout).toMatch(/is enabled\.\n$/);
  const last = await xtablo("user", "promote", "marc@example.org", "--revoke", "-y");
  expect(last.stdout).toBe("Inès Brémond (marc@example.org) is no admin any more.\n");
});

test("a mistyped address is a precondition that is not met, with the likeliest one", async () => {
  await create("ines@example.org");
  const { code, stderr } = await xtablo("user", "reset-password", "inse@example.org");
  expect(code).toBe(4);
  expect(stderr).toBe(
    "Error: There is no account with the address inse@example.org.\nDid you mean ines@example.org?\n",
  );
  expect(await xtablo("user", "disable")).toMatchObject({ code: 2 });
});

test("while the server runs, a password from stdin and a link let in, and disabling shuts out", async () => {
  const piped = await pipe(
    "slate and granite\n",
    "user",
    "create",
    "ines@example.org",
    "--name",
    "Inès",
    "--password-stdin",
  );
  expect(piped).toMatchObject({ code: 0, stdout: "Made an account for Inès (ines@example.org).\n" });
  const server = startCli(["start"], { ...sandbox.environment, LOG_LEVEL: "warn" });
  try {
    await expect.poll(() => server.said.stderr + server.said.stdout, { timeout: 30_000 }).toContain("is running at");
    const call = createClient({ origin: `http://localhost:${sandbox.environment["PORT"]}` });
    const logIn = (password: string) => call(api.auth.login, { body: { email: "ines@example.org", password } });
    expect((await logIn("slate and granite")).user).toMatchObject({ email: "ines@example.org" });
    const { stdout } = await xtablo("user", "reset-password", "ines@example.org");
    const token = new URL(stdout.trim()).hash.slice(1);
    await call(api.auth.resetPassword, { body: { token, password: "a newer password" } });
    expect((await logIn("a newer password")).user).toMatchObject({ email: "ines@example.org" });
    await xtablo("user", "disable", "ines@example.org", "--yes");
    await expect(logIn("a newer password")).rejects.toMatchObject({ problem: { status: 401 } });
  } finally {
    server.child.kill("SIGTERM");
  }
  expect((await server.finished).code).toBe(0);
});

test("a database that is not migrated says what to type", async () => {
  await xtablo("migrate", "down", "--yes");
  const refused = await create("ines@example.org");
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect(refused.stderr).toMatch(/not migrated.*1 pending.*\nMigrate it: xtablo migrate up/s);
});
