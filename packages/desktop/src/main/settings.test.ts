import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstSettings, openSettings } from "./settings.ts";

let folder: string;
let path: string;
let said: string[];
const warn = (message: string) => said.push(message);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-settings-"));
  path = join(folder, "deeper", "settings.json");
  said = [];
});
afterEach(async () => rm(folder, { recursive: true }));

test("what is changed is there at the next start, for its owner alone", async () => {
  const settings = await openSettings(path, warn);
  expect(settings.value).toEqual(firstSettings);
  await settings.change((value) => ({ ...value, zoom: 1.2 }));
  expect((await openSettings(path, warn)).value).toEqual({ ...firstSettings, zoom: 1.2 });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(said).toEqual([]);
});

test("changes at the same time are all there", async () => {
  const settings = await openSettings(path, warn);
  await Promise.all([
    settings.change((value) => ({ ...value, zoom: 1.5 })),
    settings.change((value) => ({ ...value, startAtLogin: true })),
  ]);
  expect((await openSettings(path, warn)).value).toMatchObject({ zoom: 1.5, startAtLogin: true });
});

test("what is no setting is refused, and nothing is changed", async () => {
  const settings = await openSettings(path, warn);
  await expect(settings.change((value) => ({ ...value, zoom: 9 }))).rejects.toThrow(/zoom/);
  expect(settings.value.zoom).toBe(1);
});

test.each(['{"version": 2, "servers": []}', '{"version": 1, "serv', ""])(
  "a file with %j is kept under another name, and one starts anew",
  async (text) => {
    await (await openSettings(path, warn)).change((value) => value);
    await writeFile(path, text);
    const settings = await openSettings(path, warn);
    expect(settings.value).toEqual(firstSettings);
    expect(said).toEqual([expect.stringContaining("could not be read")]);
    const [kept = ""] = (await readdir(join(folder, "deeper"))).filter((name) => name.endsWith(".kept"));
    expect(await readFile(join(folder, "deeper", kept), "utf8")).toBe(text);
  },
);

test("of settings that can't be read the servers that can be are there, and where the file is kept", async () => {
  const known = { kind: "local", id: "01900000-0000-4000-8000-000000000001", name: "Mine" };
  const opened = await openSettings(path, warn);
  expect(opened.kept).toBeNull();
  await opened.change((value) => value);
  await writeFile(path, JSON.stringify({ version: 7, servers: [known, { kind: "cloud" }], zoom: "large" }));
  const settings = await openSettings(path, warn);
  expect(settings.value).toEqual({ ...firstSettings, servers: [known] });
  expect(await readFile(settings.kept ?? "", "utf8")).toContain("cloud");
});

test("a crash in the middle of writing leaves what was there", async () => {
  await (await openSettings(path, warn)).change((value) => ({ ...value, zoom: 2 }));
  await writeFile(`${path}.part`, '{"version": 1, "se');
  expect((await openSettings(path, warn)).value.zoom).toBe(2);
});
