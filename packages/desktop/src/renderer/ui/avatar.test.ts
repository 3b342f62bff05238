import { expect, test } from "vitest";
import { initialsOf } from "./avatar.tsx";
import { tintOf } from "./tint.ts";

test.each([
  ["Inès Brémond", "IB"],
  ["  théo   de la tour ", "TT"],
  ["Madonna", "M"],
  ["👩‍🚀 Ride", "👩‍🚀R"],
  ["", ""],
])("the initials of “%s” are “%s”", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a person has the same colour everywhere", () => {
  expect(tintOf("Inès Brémond")).toBe(tintOf("Inès Brémond"));
});
