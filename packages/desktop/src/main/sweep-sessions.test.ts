import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstSettings, openSettings } from "./settings.ts";
import { sweepSessions } from "./sweep-sessions.ts";

const [known, gone] = ["01900000-0000-4000-8000-000000000001", "01900000-0000-4000-8000-000000000002"];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-sessions-"));
  for (const name of [`server-${known}`, `server-${gone}`, "own", "server-mine"])
    await mkdir(join(folder, "Partitions", name), { recursive: true });
});
afterEach(async () => rm(folder, { recursive: true }));

const left = async () => (await readdir(join(folder, "Partitions"))).toSorted();
const warn = (message: string) => expect.fail(message);

async function sweep(text: string): Promise<void> {
  const path = join(folder, "settings.json");
  await writeFile(path, text);
  await sweepSessions(folder, (await openSettings(path, () => {})).value, warn);
}

test("the session of a server that is on the list no more is removed, and nothing else", async () => {
  await sweep(JSON.stringify({ ...firstSettings, servers: [{ kind: "local", id: known, name: "Mine" }] }));
  expect(await left()).toEqual(["own", `server-${known}`, "server-mine"]);
});

test("while settings are kept aside every session stays: their servers may come back", async () => {
  const all = await left();
  await sweep("{ half");
  expect(await left()).toEqual(all);
  await sweep(JSON.stringify(firstSettings));
  expect(await left()).toEqual(all);
});
