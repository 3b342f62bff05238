import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isInstalled } from "./ensure-installed.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "xtablo-installed-"));
  await mkdir(join(root, "node_modules"));
});
afterAll(async () => rm(root, { recursive: true }));

const entry = { version: "1.0.0", integrity: "sha512-a" };
const own = { "": { name: "root" }, "packages/cli": { version: "0.1.0" } };

test.each([
  ["nothing is installed", { "node_modules/a": entry }, null, false],
  ["all is installed", { "node_modules/a": entry }, { "node_modules/a": entry }, true],
  ["a package is missing", { "node_modules/a": entry, "node_modules/b": entry }, { "node_modules/a": entry }, false],
  ["a version differs", { "node_modules/a": entry }, { "node_modules/a": { ...entry, version: "1.0.1" } }, false],
  [
    "a package has another content",
    { "node_modules/a": entry },
    { "node_modules/a": { ...entry, integrity: "sha512-b" } },
    false,
  ],
  ["another platform's package is missing", { "node_modules/a": { ...entry, optional: true } }, {}, true],
  ["a workspace is not linked", { "node_modules/@x/cli": { resolved: "packages/cli", link: true } }, {}, false],
])("when %s", async (_, wanted, found, expected) => {
  await writeFile(join(root, "package-lock.json"), JSON.stringify({ packages: { ...own, ...wanted } }));
  await writeFile(join(root, "node_modules/.package-lock.json"), found ? JSON.stringify({ packages: found }) : "");
  expect(isInstalled(root)).toBe(expected);
});
