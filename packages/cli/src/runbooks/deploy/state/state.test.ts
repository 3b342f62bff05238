import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLocalHost } from "../host/local-host.ts";
import { anEntry } from "../testing/releases.ts";
import { durationsOf, type Journal, openJournal, readJournal } from "./journal.ts";
import { takeLock, thisMachine } from "./lock.ts";
import { appendRecord, currentRelease, findTarget, parseRecord, readRecord } from "./record.ts";
import { parseLease, readLease, writeLease } from "./slots.ts";

const host = openLocalHost();
const told: string[] = [];
const progress = {
  info: (message: string) => void told.push(message),
  warn: (message: string) => void told.push(message),
};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-state-"));
});
afterEach(async () => rm(folder, { recursive: true }));

const take = async (id: string) => takeLock(host, { path: join(folder, "lock"), id, command: "deploy v1", progress });

describe("the lock", () => {
  test("is held by one, says by whom, and is free again when it is let go", async () => {
    const lock = await take("one");
    await expect(take("two")).rejects.toThrow(/holds the lock since .*deploy v1/);
    await lock.release();
    await (await take("two")).release();
  });

  test("of ten that want it at once, one gets it", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, async (_, at) => take(`try-${at}`)));
    const got = tries.filter(({ status }) => status === "fulfilled");
    expect(got).toHaveLength(1);
    for (const one of got) if (one.status === "fulfilled") await one.value.release();
  });

  test("is taken from a process of this machine that is gone, at once", async () => {
    const dead = spawn("true");
    await new Promise((resolve) => dead.once("exit", resolve));
    const holder = { id: "dead", who: "me@here", command: "deploy v0", machine: thisMachine(), pid: dead.pid, at: "" };
    await writeFile(join(folder, "lock"), JSON.stringify(holder));
    const lock = await take("next");
    expect(told.at(-1)).toMatch(/deploy v0.* is left over/);
    await lock.release();
  });

  test("is not taken from a container with the machine's own name, whose process numbers mean others", async () => {
    const holder = { id: "far", who: "root@here", command: "deploy v0", machine: `${hostname()} pid:[1]`, at: "noon" };
    await writeFile(join(folder, "lock"), JSON.stringify({ ...holder, pid: 4_194_305 }));
    await expect(take("next")).rejects.toThrow(/root@here holds the lock since noon/);
  });

  test("of another machine frees itself a minute after its last sign of life", async () => {
    const path = join(folder, "lock");
    const holder = { id: "far", who: "you@there", command: "deploy v0", machine: "there", pid: 1, at: "noon" };
    await writeFile(path, JSON.stringify(holder));
    await expect(take("next")).rejects.toThrow(/you@there holds the lock since noon/);
    await utimes(path, new Date(), new Date(Date.now() - 61_000));
    const lock = await take("next");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ id: "next" });
    await lock.release();
  });

  test("is not let go by one that has lost it", async () => {
    const lock = await take("one");
    await writeFile(join(folder, "lock"), JSON.stringify({ ...lock.holder, id: "other" }));
    await lock.release();
    expect(await readFile(join(folder, "lock"), "utf8")).toContain("other");
  });
});

describe("the lease", () => {
  test.each([
    [null, ["blue"]],
    ["green\n", ["green"]],
    ["green,blue\n", ["green", "blue"]],
    ["nonsense", []],
  ])("%j names %j", (text, slots) => expect(parseLease(text)).toEqual(slots));

  test("is written as it is read", async () => {
    const path = join(folder, "state", "lease");
    expect(await readLease(host, path)).toEqual(["blue"]);
    await writeLease(host, path, ["green", "blue"]);
    expect(await readLease(host, path)).toEqual(["green", "blue"]);
    expect(execFileSync("stat", ["-c", "%a", path], { encoding: "utf8" }).trim()).toBe("644"); // the slots read it
  });
});

describe("the journal", () => {
  test("knows which step was begun and not done, whenever it is read", async () => {
    const path = join(folder, "journal.json");
    expect(await readJournal(host, path)).toBeNull();
    const journal = await openJournal(host, path, aJournal);
    await journal.step("backup", async () => "a file");
    await journal.note({ backup: "a file" });
    const failed = journal.step("migrate", async () => {
      expect((await readJournal(host, path))?.steps.at(-1)).toMatchObject({ name: "migrate", doneAt: null });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    const read = await readJournal(host, path);
    expect(read).toMatchObject({
      backup: "a file",
      steps: [{ name: "backup", evidence: "a file" }, { name: "migrate" }],
    });
    expect(durationsOf(read?.steps ?? []).map(({ name }) => name)).toEqual(["backup"]);
    await journal.close();
    expect(await readJournal(host, path)).toBeNull();
  });
});

describe("the record", () => {
  test("gets an entry once, and survives half a line", async () => {
    const path = join(folder, "releases.jsonl");
    await appendRecord(host, path, anEntry({ tag: "v1" }));
    await writeFile(path, `${await readFile(path, "utf8")}{"id":"cut sho`);
    const second = anEntry({ tag: "v2" });
    await appendRecord(host, path, second);
    await appendRecord(host, path, second);
    expect((await readRecord(host, path)).map(({ tag }) => tag)).toEqual(["v1", "v2"]);
    expect(parseRecord("")).toEqual([]);
  });

  test("a failed release neither serves nor is gone back to", () => {
    const record = [anEntry({ tag: "v1" }), anEntry({ tag: "v2" }), anEntry({ tag: "v3", outcome: "failed" })];
    expect(currentRelease(record)?.tag).toBe("v2");
    expect(findTarget(record, undefined).tag).toBe("v1");
    expect(() => findTarget(record, "v3")).toThrow(/no good release v3/);
    expect(() => findTarget(record, "v2")).toThrow(/v2 serves already/);
  });

  test("after a rollback the next one goes further back, not forth", () => {
    const record = [anEntry({ tag: "v1" }), anEntry({ tag: "v2" }), anEntry({ tag: "v3" })];
    record.push(anEntry({ tag: "v2", kind: "rollback" }));
    expect(findTarget(record, undefined).tag).toBe("v1");
    expect(findTarget(record, "v3").tag).toBe("v3");
    expect(() => findTarget([...record, anEntry({ tag: "v1", kind: "rollback" })], undefined)).toThrow(
      /no good release before/,
    );
  });
});

const aJournal: Journal = {
  id: "id",
  kind: "deploy",
  command: "deploy v2",
  who: "me@here",
  startedAt: "2026-11-28T12:00:00.000Z",
  release: { tag: "v2", image: "sha256:v2", commit: null },
  from: null,
  slot: "green",
  slotImageBefore: null,
  migrations: { known: [], incompatible: [], before: [], after: [] },
  backup: null,
  probe: null,
  steps: [],
};
