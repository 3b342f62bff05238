import { FuseV1Options } from "@electron/fuses";
import { expect, test } from "vitest";
import { fuses } from "./fuses.ts";

test("every fuse that @electron/fuses knows is stated", () => {
  const known = Object.values(FuseV1Options).filter((value) => typeof value === "number");
  const stated = Object.keys(fuses).filter((key) => /^\d+$/.test(key));
  expect(stated.map(Number)).toEqual(known);
  expect(fuses.strictlyRequireAllFuses).toBe(true);
});
