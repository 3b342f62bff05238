import { expect, test } from "vitest";
import { judgeSchema } from "./schema-fit.ts";

const applied = (...names: [name: string, compatible?: boolean][]) =>
  names.map(([name, compatible]) => ({ name, compatible: compatible ?? null }));

test.each([
  ["what it knows is applied", applied(["a", true], ["b", true]), ["a", "b"], "ok"],
  ["something it knows is not applied", applied(["a", true]), ["a", "b"], "missing"],
  ["a newer release added what it can live with", applied(["a", true], ["b", true], ["c", true]), ["a", "b"], "ok"],
  [
    "a newer release added what it cannot live with",
    applied(["a", true], ["b", true], ["c", false]),
    ["a", "b"],
    "incompatible",
  ],
  ["it was made for an incompatible one itself", applied(["a", true], ["b", false]), ["a", "b"], "ok"],
  ["nobody wrote down what a strange one is like", applied(["a"], ["z"]), ["a"], "ok"],
] as const)("%s", (_name, rows, known, fit) => {
  expect(judgeSchema(rows, [...known])).toBe(fit);
});
