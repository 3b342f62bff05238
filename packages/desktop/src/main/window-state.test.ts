import { expect, test } from "vitest";
import { placeWindow } from "./window-state.ts";

const laptop = { x: 0, y: 25, width: 1_440, height: 875 };
const beside = { x: 1_440, y: 0, width: 2_560, height: 1_440 };

test("the first time it opens in the middle", () => {
  expect(placeWindow(null, [beside])).toEqual({ x: 2_080, y: 290, width: 1_280, height: 860 });
});

test("it opens where it was, also on another screen and partly beside it", () => {
  const before = { x: 1_300, y: 40, width: 900, height: 700 };
  expect(placeWindow(before, [laptop, beside])).toEqual(before);
});

test("on a screen that is gone it comes to the one that is left", () => {
  const before = { x: 2_000, y: 100, width: 900, height: 700 };
  expect(placeWindow(before, [laptop])).toEqual({ x: 270, y: 113, width: 900, height: 700 });
});

test("it is no larger than its screen, and its title bar is within reach", () => {
  const before = { x: 0, y: -400, width: 5_000, height: 5_000 };
  expect(placeWindow(before, [laptop])).toEqual({ x: 0, y: 25, width: 1_440, height: 875 });
});

test("without a screen, as at a login in the background, it has a place all the same", () => {
  expect(placeWindow(null, [])).toMatchObject({ width: 1_280, height: 860 });
});
