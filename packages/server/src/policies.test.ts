import type { Role } from "@xtablo/contract";
import { expect, test } from "vitest";
import { etapePolicy } from "./etapes/etape.policy.ts";
import { filePolicy } from "./files/file.policy.ts";
import { tabloPolicy } from "./tablos/tablo.policy.ts";
import { taskPolicy } from "./tasks/task.policy.ts";

const roles: Role[] = ["viewer", "editor", "owner"];

/** Who may do what with a tablo and what is in it; reading needs membership alone. */
test.each<[string, (role: Role) => boolean, viewer: boolean, editor: boolean, owner: boolean]>([
  ["edit a tablo", (role) => tabloPolicy.can(role, "edit"), false, true, true],
  ["archive a tablo", (role) => tabloPolicy.can(role, "archive"), false, false, true],
  ["delete a tablo", (role) => tabloPolicy.can(role, "delete"), false, false, true],
  ["create a task", (role) => taskPolicy.can(role, "create"), false, true, true],
  ["edit a task", (role) => taskPolicy.can(role, "edit"), false, true, true],
  ["move a task", (role) => taskPolicy.can(role, "move"), false, true, true],
  ["delete a task", (role) => taskPolicy.can(role, "delete"), false, true, true],
  ["create an etape", (role) => etapePolicy.can(role, "create"), false, true, true],
  ["edit an etape", (role) => etapePolicy.can(role, "edit"), false, true, true],
  ["move an etape", (role) => etapePolicy.can(role, "move"), false, true, true],
  ["delete an etape", (role) => etapePolicy.can(role, "delete"), false, true, true],
  ["upload a file", (role) => filePolicy.can(role, "upload"), false, true, true],
  ["delete a file", (role) => filePolicy.can(role, "delete"), false, true, true],
])("who may %s: viewer, editor, owner", (_name, can, ...expected) => {
  expect(roles.map(can)).toEqual(expected);
});

test("a refusal names the role and says whom to ask", () => {
  expect(() => tabloPolicy.require("editor", "delete")).toThrow(
    "As editor you may not delete this tablo. Ask an owner of the tablo.",
  );
});
