import { expect, test } from "vitest";
import { nextZoom } from "./zoom.ts";

test("a step goes to the next of the usual sizes, and never beyond the last", () => {
  expect(nextZoom(1, 1)).toBe(1.1);
  expect(nextZoom(1, -1)).toBe(0.9);
  expect(nextZoom(1.2, 1)).toBe(1.25);
  expect(nextZoom(3, 1)).toBe(3);
  expect(nextZoom(0.5, -1)).toBe(0.5);
  expect(nextZoom(2, 0)).toBe(1);
});
