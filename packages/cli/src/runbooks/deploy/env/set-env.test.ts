import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLocalHost } from "../host/local-host.ts";
import { readHolder, takeLock } from "../state/lock.ts";
import { makeEnvText } from "./env-template.ts";
import { readEnvText } from "./env-text.ts";
import { setEnv } from "./set-env.ts";

const host = openLocalHost();
const progress = { info: () => {}, warn: () => {} };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-set-env-"));
  const text = makeEnvText({ domain: "xtablo.example.org", image: "xtablo", tag: "v0.1.0", s3: null });
  await writeFile(join(folder, ".env.prod"), `${text}XTABLO_STATE_DIR=${folder}/state\n`, { mode: 0o600 });
});
afterEach(async () => rm(folder, { recursive: true }));

const set = async (value: string, confirm = async () => {}) =>
  setEnv(host, { folder, name: "SIGNUP", value, dryRun: false, confirm, progress });
const read = async () => readEnvText(await readFile(join(folder, ".env.prod"), "utf8"));

test("before a first deploy a value is set, and nothing is made beside it", async () => {
  expect(await set("closed")).toMatchObject({ changed: true });
  expect((await read())["SIGNUP"]).toBe("closed");
  expect(await host.readFile(join(folder, "state"))).toBeNull();
});

test("while a deploy holds the lock nothing is changed, and afterwards it is", async () => {
  await mkdir(join(folder, "state"));
  const path = join(folder, "state", "lock");
  const lock = await takeLock(host, { path, id: "one", command: "deploy v0.2.0", progress });
  await expect(set("closed")).rejects.toThrow(/holds the lock since .*deploy v0\.2\.0/);
  expect((await read())["SIGNUP"]).toBeUndefined();
  await lock.release();
  await set("closed");
  expect((await read())["SIGNUP"]).toBe("closed");
  expect(await readHolder(host, path)).toBeNull();
});

test("what a deploy wrote while the question was open stays", async () => {
  await set("closed", async () => {
    const text = await readFile(join(folder, ".env.prod"), "utf8");
    await writeFile(join(folder, ".env.prod"), `${text}XTABLO_GREEN_IMAGE=xtablo@sha256:new\n`);
  });
  expect(await read()).toMatchObject({ SIGNUP: "closed", XTABLO_GREEN_IMAGE: "xtablo@sha256:new" });
});
