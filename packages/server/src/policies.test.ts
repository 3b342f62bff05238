import type { Role } from "@xtablo/contract";
import { expect, test } from "vitest";
import { canEtape } from "./etapes/etape.policy.ts";
import { canFile } from "./files/file.policy.ts";
import { canTablo, requireTablo } from "./tablos/tablo.policy.ts";
import { canTask } from "./tasks/task.policy.ts";

const roles: Role[] = ["viewer", "editor", "owner"];

/** Who may do what with a tablo and what is in it; reading needs membership alone. */
test.each<[string, (role: Role) => boolean, viewer: boolean, editor: boolean, owner: boolean]>([
  ["edit a tablo", (role) => canTablo(role, "edit"), false, true, true],
  ["archive a tablo", (role) => canTablo(role, "archive"), false, false, true],
  ["delete a tablo", (role) => canTablo(role, "delete"), false, false, true],
  ["create a task", (role) => canTask(role, "create"), false, true, true],
  ["edit a task", (role) => canTask(role, "edit"), false, true, true],
  ["move a task", (role) => canTask(role, "move"), false, true, true],
  ["delete a task", (role) => canTask(role, "delete"), false, true, true],
  ["create an etape", (role) => canEtape(role, "create"), false, true, true],
  ["edit an etape", (role) => canEtape(role, "edit"), false, true, true],
  ["move an etape", (role) => canEtape(role, "move"), false, true, true],
  ["delete an etape", (role) => canEtape(role, "delete"), false, true, true],
  ["upload a file", (role) => canFile(role, "upload"), false, true, true],
  ["delete a file", (role) => canFile(role, "delete"), false, true, true],
])("who may %s: viewer, editor, owner", (_name, can, ...expected) => {
  expect(roles.map(can)).toEqual(expected);
});

test("a refusal names the role and says whom to ask", () => {
  expect(() => requireTablo("editor", "delete")).toThrow(
    "As editor you may not delete this tablo. Ask one of its owners.",
  );
});
