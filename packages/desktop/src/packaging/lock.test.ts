import { expect, test } from "vitest";
import { findStrangers, seedLock } from "./lock.ts";

const koa = { version: "3.3.0", integrity: "sha512-koa" };
const root = {
  packages: {
    "": {},
    "node_modules/koa": koa,
    "node_modules/@xtablo/server": { link: true },
    "packages/server": { version: "0.1.0" },
    "packages/server/node_modules/ms": { version: "1.0.0", integrity: "sha512-ms" },
  },
};
const manifest = { name: "app", version: "0.1.0", dependencies: { koa: "3.3.0" }, optionalDependencies: {} };

test("the app's lock begins with what the repository's has, but for our own packages", () => {
  expect(seedLock(root, manifest)).toMatchObject({
    packages: { "": { name: "app", dependencies: { koa: "3.3.0" } }, "node_modules/koa": koa },
  });
  expect(JSON.stringify(seedLock(root, manifest))).not.toContain("@xtablo");
});

test("what the repository's lock hasn't is named, wherever it is installed", () => {
  const ms = root.packages["packages/server/node_modules/ms"];
  expect(findStrangers(root, { packages: { "": {}, "node_modules/koa": koa, "node_modules/ms": ms } })).toEqual([]);
  const other = { packages: { "node_modules/koa": { ...koa, version: "3.3.1" }, "node_modules/ms": koa } };
  expect(findStrangers(root, other)).toEqual(["koa@3.3.1 sha512-koa", "ms@3.3.0 sha512-koa"]);
});
