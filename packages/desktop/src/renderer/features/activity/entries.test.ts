import type { Change } from "@xtablo/contract";
import { expect, test } from "vitest";
import { idOf } from "../../lib/testing/builders.ts";
import { entriesOf, lastWords } from "./entries.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");

/** A change of the log, so many minutes after noon. */
function change(version: number, minute: number, parts: Partial<Change>): Change {
  const at = new Date(noon + minute * 60_000).toISOString();
  return {
    tabloId: idOf(1000),
    version,
    kind: "task.moved",
    subjectId: idOf(1),
    actorId: idOf(50),
    at,
    data: {},
    ...parts,
  };
}

const moved = (version: number, minute: number, before: string, status: string, parts: Partial<Change> = {}) =>
  change(version, minute, { data: { status, subject: "Roof", before: { status: before } }, ...parts });

const told = (...changes: Change[]) =>
  entriesOf(changes.toReversed()).map(({ kind, fields }) => [
    kind,
    ...fields.map((f) => `${f.name} ${f.before} ${f.after}`),
  ]);

test("what one person does to one thing in a row is told as one, from where it began to where it ended", () => {
  expect(told(moved(1, 0, "todo", "in_progress"), moved(2, 4, "in_progress", "done"))).toEqual([
    ["task.moved", "status todo done"],
  ]);
});

test("a way there and back leaves nothing but a move", () => {
  expect(told(moved(1, 0, "todo", "done"), moved(2, 1, "done", "todo"))).toEqual([["task.moved"]]);
});

test("a move and an edit become one edit of several fields", () => {
  const edit = change(2, 1, { kind: "task.updated", data: { priority: "high", before: { priority: null } } });
  expect(told(moved(1, 0, "todo", "done"), edit)).toEqual([["task.updated", "status todo done", "priority null high"]]);
});

test("what is made and then edited is told as made, the way it was left", () => {
  const made = change(1, 0, { kind: "task.created", data: { title: "Rof", status: "todo" } });
  const named = change(2, 1, {
    kind: "task.updated",
    data: { title: "Roof", subject: "Roof", before: { title: "Rof" } },
  });
  const [entry, ...others] = entriesOf([moved(3, 2, "todo", "done"), named, made]);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ kind: "task.created", version: 1, name: "Roof", at: "2026-11-22T12:02:00.000Z" });
  expect(entry?.fields.find(({ name }) => name === "status")?.after).toBe("done");
});

test("somebody else, another thing, a pause or a deletion starts anew", () => {
  const first = moved(1, 0, "todo", "done");
  expect(told(first, moved(2, 1, "done", "todo", { actorId: idOf(51) }))).toHaveLength(2);
  expect(told(first, moved(2, 1, "todo", "done", { subjectId: idOf(2) }))).toHaveLength(2);
  expect(told(first, moved(2, 11, "done", "todo"))).toHaveLength(2);
  expect(told(first, change(2, 1, { kind: "task.deleted", data: { title: "Roof" } }))).toHaveLength(2);
});

test("the order that the server mends by itself is left out, also within a run", () => {
  const mended = change(2, 0, {
    kind: "column.reordered",
    subjectId: idOf(1000),
    data: { status: "todo", positions: {} },
  });
  expect(told(moved(1, 0, "todo", "in_progress"), mended, moved(3, 1, "in_progress", "done"))).toHaveLength(1);
});

test("the newest entry of each thing has the last word on it", () => {
  const changes = [
    change(1, 0, { kind: "task.created" }),
    change(2, 20, { kind: "task.created", subjectId: idOf(2) }),
    change(3, 40, { kind: "task.deleted" }),
  ];
  expect(lastWords(entriesOf(changes.toReversed()))).toEqual(new Set([2, 3]));
});
