import { FuseV1Options } from "@electron/fuses";
import { Arch } from "electron-builder";
import { expect, test } from "vitest";
import { fuses, fusesFor } from "./fuses.ts";

test("every fuse that @electron/fuses knows is stated", () => {
  const known = Object.values(FuseV1Options).filter((value) => typeof value === "number");
  const stated = Object.keys(fuses).filter((key) => /^\d+$/.test(key));
  expect(stated.map(Number)).toEqual(known);
  expect(fuses.strictlyRequireAllFuses).toBe(true);
});

test("what runs on Apple silicon is signed anew once its fuses are flipped, and nothing else", () => {
  const isSigned = (electronPlatformName: string, arch: Arch) =>
    fusesFor({ electronPlatformName, arch }).resetAdHocDarwinSignature;
  expect(isSigned("darwin", Arch.arm64)).toBe(true);
  expect([isSigned("darwin", Arch.x64), isSigned("linux", Arch.arm64), isSigned("win32", Arch.arm64)]).toEqual([
    false,
    false,
    false,
  ]);
});
