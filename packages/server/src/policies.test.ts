import type { Role } from "@xtablo/contract";
import { expect, test } from "vitest";
import { etapePolicy } from "./etapes/etape.policy.ts";
import { filePolicy } from "./files/file.policy.ts";
import { AppError } from "./http/app-error.ts";
import { tabloPolicy } from "./tablos/tablo.policy.ts";
import { taskPolicy } from "./tasks/task.policy.ts";

/** Each row: who asks (owner, editor, viewer) and what they are told. */
const yes = true;
const no = false;
const table = {
  "create a task": [(role: Role) => taskPolicy.can(role, "create"), [yes, yes, no]],
  "edit a task": [(role: Role) => taskPolicy.can(role, "edit"), [yes, yes, no]],
  "move a task": [(role: Role) => taskPolicy.can(role, "move"), [yes, yes, no]],
  "delete a task": [(role: Role) => taskPolicy.can(role, "delete"), [yes, yes, no]],
  "create an etape": [(role: Role) => etapePolicy.can(role, "create"), [yes, yes, no]],
  "edit an etape": [(role: Role) => etapePolicy.can(role, "edit"), [yes, yes, no]],
  "move an etape": [(role: Role) => etapePolicy.can(role, "move"), [yes, yes, no]],
  "delete an etape": [(role: Role) => etapePolicy.can(role, "delete"), [yes, yes, no]],
  "upload a file": [(role: Role) => filePolicy.can(role, "upload"), [yes, yes, no]],
  "delete a file": [(role: Role) => filePolicy.can(role, "delete"), [yes, yes, no]],
  "edit a tablo": [(role: Role) => tabloPolicy.can(role, "edit"), [yes, yes, no]],
  "archive a tablo": [(role: Role) => tabloPolicy.can(role, "archive"), [yes, no, no]],
  "delete a tablo": [(role: Role) => tabloPolicy.can(role, "delete"), [yes, no, no]],
} as const;

test.each(Object.entries(table))("to %s", (_action, [can, expected]) => {
  expect((["owner", "editor", "viewer"] as const).map(can)).toEqual(expected);
});

test("a refusal is a 403 that says who can help", () => {
  expect(() => taskPolicy.require("viewer", "move")).toThrow(
    new AppError(403, "forbidden", "As viewer you may not move tasks. Ask an owner of the tablo."),
  );
});
