import type { Board, Change, ChangeKind } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { aBoard, aChange, anEtape, aTask, idOf } from "../../lib/testing/builders.ts";
import { applyChange } from "./apply-change.ts";

function after(board: Board, ...changes: [ChangeKind, string, Change["data"]][]): Board {
  return changes.reduce(
    (state, [kind, subjectId, data]) => applyChange(state, aChange(state, { kind, subjectId, data })),
    board,
  );
}
const titles = (board: Board) => board.tasks.map(({ title }) => title);

describe("applyChange", () => {
  it("adds a created task in its place and counts it", () => {
    const board = aBoard({
      tasks: [
        aTask({ id: idOf(1), title: "first", position: "a0" }),
        aTask({ id: idOf(3), title: "third", position: "a2" }),
      ],
    });
    const next = after(board, ["task.created", idOf(2), { ...taskData("second", "a1"), description: "" }]);
    expect(titles(next)).toEqual(["first", "second", "third"]);
    expect(next.tasks[1]).toMatchObject({ id: idOf(2), hasDescription: false });
    expect(next.tasks[1]).not.toHaveProperty("description");
    expect(next.tablo.progress).toEqual({ done: 0, total: 3 });
    expect(next.version).toBe(board.version + 1);
  });

  it("marks a description that was too long for the log", () => {
    const next = after(aBoard(), ["task.created", idOf(2), { ...taskData("long", "a1"), omitted: ["description"] }]);
    expect(next.tasks[0]).toMatchObject({ hasDescription: true });
    expect(next.tasks[0]).not.toHaveProperty("omitted");
  });

  it("changes the fields that the change names, and no others", () => {
    const board = aBoard({ tasks: [aTask({ id: idOf(1), title: "old", priority: "high" })] });
    const next = after(board, [
      "task.updated",
      idOf(1),
      { title: "new", version: 2, updatedAt: "2026-11-22T10:00:00.000Z" },
    ]);
    expect(next.tasks[0]).toMatchObject({ title: "new", version: 2, priority: "high" });
  });

  it("follows a description that appears and goes", () => {
    const board = aBoard({ tasks: [aTask({ id: idOf(1) })] });
    const written = after(board, ["task.updated", idOf(1), { description: "text" }]);
    expect(written.tasks[0]?.hasDescription).toBe(true);
    const emptied = after(written, ["task.updated", idOf(1), { description: "" }]);
    expect(emptied.tasks[0]?.hasDescription).toBe(false);
    expect(after(emptied, ["task.updated", idOf(1), { omitted: ["description"] }]).tasks[0]?.hasDescription).toBe(true);
  });

  it("moves a task across columns and keeps the progress right", () => {
    const board = aBoard({
      tasks: [
        aTask({ id: idOf(1), title: "one", position: "a0" }),
        aTask({ id: idOf(2), title: "two", position: "a1" }),
      ],
    });
    const next = after(board, ["task.moved", idOf(1), { status: "done", etapeId: null, position: "a2" }]);
    expect(titles(next)).toEqual(["two", "one"]);
    expect(next.tablo.progress).toEqual({ done: 1, total: 2 });
  });

  it("removes a deleted task, and says nothing of one that it does not know", () => {
    const board = aBoard({ tasks: [aTask({ id: idOf(1) })] });
    expect(after(board, ["task.deleted", idOf(1), {}]).tasks).toEqual([]);
    expect(after(board, ["task.deleted", idOf(9), {}]).tasks).toHaveLength(1);
    expect(after(board, ["task.updated", idOf(9), { title: "?" }]).tasks).toHaveLength(1);
  });

  it("adds, changes, moves and deletes etapes, whose tasks become unassigned", () => {
    const board = aBoard({
      etapes: [anEtape({ id: idOf(1), title: "A", position: "a0" })],
      tasks: [aTask({ id: idOf(5), etapeId: idOf(1) })],
    });
    const { tabloId: _t, id: _i, ...data } = anEtape({ title: "B", position: "a1" });
    const added = after(board, ["etape.created", idOf(2), data]);
    expect(added.etapes.map(({ title }) => title)).toEqual(["A", "B"]);
    const moved = after(
      added,
      ["etape.moved", idOf(2), { position: "Zz" }],
      ["etape.updated", idOf(2), { color: "teal" }],
    );
    expect(moved.etapes.map(({ title, color }) => [title, color])).toEqual([
      ["B", "teal"],
      ["A", "slate"],
    ]);
    const gone = after(moved, ["etape.deleted", idOf(1), {}]);
    expect(gone.etapes.map(({ title }) => title)).toEqual(["B"]);
    expect(gone.tasks[0]?.etapeId).toBeNull();
  });

  it("brings a restored task and a restored etape back, whose tasks belong to it again", () => {
    const { tabloId: _t, id: _i, ...etape } = anEtape({ title: "Survey", position: "a0" });
    const board = aBoard({
      etapes: [anEtape({ id: idOf(3), title: "Works", position: "a1" })],
      tasks: [
        aTask({ id: idOf(5), title: "mine", position: "a0" }),
        aTask({ id: idOf(6), title: "moved on", position: "a1", etapeId: idOf(3) }),
      ],
    });
    const whole = after(board, ["task.restored", idOf(7), { ...taskData("back", "a2"), description: "text" }]);
    expect(titles(whole)).toEqual(["mine", "moved on", "back"]);
    expect(whole.tasks[2]).toMatchObject({ id: idOf(7), hasDescription: true });
    const next = after(whole, ["etape.restored", idOf(2), { ...etape, taskIds: [idOf(5), idOf(99)] }]);
    expect(next.etapes.map(({ title }) => title)).toEqual(["Survey", "Works"]);
    expect(next.tasks.map(({ etapeId }) => etapeId)).toEqual([idOf(2), idOf(3), null]);
  });

  it("restores a thing that is there already to one, not two", () => {
    const board = aBoard({ tasks: [aTask({ id: idOf(1) })], etapes: [anEtape({ id: idOf(2) })] });
    const { tabloId: _t, id: _i, ...etape } = anEtape();
    const next = after(
      board,
      ["task.restored", idOf(1), taskData("again", "a0")],
      ["etape.restored", idOf(2), { ...etape, taskIds: [idOf(1)] }],
    );
    expect([next.tasks.length, next.etapes.length]).toEqual([1, 1]);
  });

  it("renumbers a column, and the etapes", () => {
    const board = aBoard({
      tasks: [
        aTask({ id: idOf(1), title: "one", position: "a0" }),
        aTask({ id: idOf(2), title: "two", position: "a1" }),
      ],
      etapes: [
        anEtape({ id: idOf(3), title: "A", position: "a0" }),
        anEtape({ id: idOf(4), title: "B", position: "a1" }),
      ],
    });
    const next = after(
      board,
      ["column.reordered", board.tablo.id, { status: "todo", positions: { [idOf(1)]: "b1", [idOf(2)]: "b0" } }],
      ["column.reordered", board.tablo.id, { status: null, positions: { [idOf(3)]: "b1", [idOf(4)]: "b0" } }],
    );
    expect(titles(next)).toEqual(["two", "one"]);
    expect(next.etapes.map(({ title }) => title)).toEqual(["B", "A"]);
  });

  it("changes the tablo itself, never the reader's role", () => {
    const next = after(aBoard(), [
      "tablo.updated",
      aBoard().tablo.id,
      { title: "New", color: "teal", status: "archived", role: "viewer" },
    ]);
    expect(next.tablo).toMatchObject({ title: "New", color: "teal", status: "archived", role: "owner" });
  });

  it("takes a restored tablo as it says, but never the role of whoever restored it", () => {
    const { tablo } = aBoard();
    const next = after(aBoard(), ["tablo.restored", tablo.id, { ...tablo, title: "Back", role: "viewer" }]);
    expect(next.tablo).toMatchObject({ title: "Back", role: "owner" });
  });

  it("shows a member's new name", () => {
    const [first, ...others] = aBoard().members;
    const next = after(aBoard(), ["member.updated", first?.userId ?? "", { name: "Inès Le Goff" }]);
    expect(next.members).toEqual([{ ...first, name: "Inès Le Goff" }, ...others]);
    expect(next.tablo.lastActivityAt).toBe(aBoard().tablo.lastActivityAt);
  });

  it("counts changes that show elsewhere: files, and the tablo's own making and end", () => {
    const board = aBoard();
    const kinds = ["file.created", "file.deleted", "file.restored", "tablo.created", "tablo.deleted"] as const;
    for (const kind of kinds) expect(after(board, [kind, idOf(7), {}]).version).toBe(board.version + 1);
  });

  it("leaves the board alone when the change is old, too new, or of another tablo", () => {
    const board = aBoard({ tasks: [aTask({ id: idOf(1) })] });
    const next = aChange(board, { kind: "task.deleted", subjectId: idOf(1), data: {} });
    expect(applyChange(board, { ...next, version: board.version })).toBe(board);
    expect(applyChange(board, { ...next, version: board.version + 2 })).toBe(board);
    expect(applyChange(board, { ...next, tabloId: idOf(99) })).toBe(board);
  });

  it("shows when something last happened", () => {
    const board = aBoard();
    const at = "2026-12-24T18:00:00.000Z";
    expect(
      applyChange(board, { ...aChange(board, { kind: "file.created", subjectId: idOf(1), data: {} }), at }).tablo
        .lastActivityAt,
    ).toBe(at);
  });
});

function taskData(title: string, position: string): Change["data"] {
  const { id: _id, tabloId: _tabloId, hasDescription: _flag, ...data } = aTask({ title, position });
  return { ...data, createdBy: idOf(50) };
}
