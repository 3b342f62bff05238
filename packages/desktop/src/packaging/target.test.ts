import { expect, test } from "vitest";
import { readTarget } from "./target.ts";

const here = { platform: "linux", arch: "x64" };

test("a package is for a machine like this one, unless told otherwise", () => {
  expect(readTarget([], here)).toEqual({ os: "linux", cpu: "x64" });
  expect(readTarget(["--linux", "deb", "--arm64"], here)).toEqual({ os: "linux", cpu: "arm64" });
  expect(readTarget(["-w", "nsis"], here)).toEqual({ os: "win32", cpu: "x64" });
});

test("several at a time are refused: what is installed suits one", () => {
  expect(() => readTarget(["--linux", "--win"], here)).toThrow(/One system/);
  expect(() => readTarget(["--x64", "--arm64"], here)).toThrow(/one processor/);
  expect(() => readTarget(["--universal"], { platform: "darwin", arch: "arm64" })).toThrow(/one processor/);
});

test("for macOS only a Mac packs: nothing else has its codesign", () => {
  expect(() => readTarget(["--mac", "zip"], here)).toThrow(/on a Mac/);
  expect(readTarget(["--mac", "zip"], { platform: "darwin", arch: "arm64" })).toEqual({ os: "darwin", cpu: "arm64" });
});
