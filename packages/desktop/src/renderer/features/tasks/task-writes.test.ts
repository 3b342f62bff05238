import type { Board } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { aBoard, anEtape, aTask, idOf } from "../../lib/testing/builders.ts";
import { giveId } from "../../platform/awaited-ids.ts";
import { createTask, deleteTask, moveTask, restoreTask, updateTask } from "./task-writes.ts";

const one = aTask({ id: idOf(1), title: "one", position: "a0" });
const two = aTask({ id: idOf(2), title: "two", position: "a1" });
const done = aTask({ id: idOf(3), title: "done", position: "a0", status: "done" });
const board = aBoard({ tasks: [one, two, done] });
const column = (shown: Board, status: string) =>
  shown.tasks.filter((task) => task.status === status).map(({ title }) => title);

describe("a write that shows before it is answered", () => {
  it("adds a task at the end of its column", () => {
    const shown = createTask(board, { title: " three ", status: "todo" }).show(board);
    expect(column(shown, "todo")).toEqual(["one", "two", "three"]);
  });

  it("does not show a task twice when the log brings it before the answer does", () => {
    const write = createTask(board, { title: "three", status: "todo" });
    const arrived = { ...board, tasks: [...board.tasks, aTask({ id: idOf(4), title: "three", position: "a2" })] };
    expect(write.show(arrived)).toBe(arrived);
    const again = createTask(arrived, { title: "three", status: "todo" });
    expect(column(again.show(arrived), "todo")).toEqual(["one", "two", "three", "three"]);
  });

  it("means a task that was shown under its key also when the board has it under its id", () => {
    const early = { ...one, id: idOf(9) };
    giveId(early.id, one.id);
    expect(updateTask(early, { title: "renamed" }).show(board).tasks[0]?.title).toBe("renamed");
    expect(column(moveTask(early, { status: "todo", after: two.id }).show(board), "todo")).toEqual(["two", "one"]);
    expect(deleteTask(early).show(board).tasks).toEqual([two, done]);
    expect(restoreTask(early).show(board)).toBe(board);
  });

  it("moves a task above another, below another, and last", () => {
    expect(column(moveTask(two, { status: "todo", before: one.id }).show(board), "todo")).toEqual(["two", "one"]);
    expect(column(moveTask(one, { status: "todo", after: two.id }).show(board), "todo")).toEqual(["two", "one"]);
    const across = moveTask(one, { status: "done" }).show(board);
    expect([column(across, "todo"), column(across, "done")]).toEqual([["two"], ["done", "one"]]);
  });

  it("looks the same when the board already has it", () => {
    const write = moveTask(one, { status: "done", before: done.id });
    const once = write.show(board);
    expect(column(write.show(once), "done")).toEqual(column(once, "done"));
  });

  it("keeps its place by what is left when its neighbour has gone", () => {
    const without = { ...board, tasks: [one, done] };
    expect(column(moveTask(one, { status: "todo", before: two.id }).show(without), "todo")).toEqual(["one"]);
  });

  it("changes fields; a new status puts the task last in that column", () => {
    const shown = updateTask(one, { status: "done", priority: "high", description: "" }).show(board);
    expect(column(shown, "done")).toEqual(["done", "one"]);
    expect(shown.tasks.find(({ id }) => id === one.id)).toMatchObject({ priority: "high", hasDescription: false });
  });

  it("takes a deleted task away, and leaves a board alone that does not know the task", () => {
    expect(deleteTask(one).show(board).tasks).toEqual([two, done]);
    const stranger = aTask({ id: idOf(8) });
    expect(moveTask(stranger, { status: "done" }).show(board).tasks).toHaveLength(3);
  });

  it("brings a deleted task back, last in its column and once, in its etape only when that is there", () => {
    const etape = anEtape();
    const task = { ...one, etapeId: etape.id };
    const without = { ...board, tasks: [two, done] };
    const shown = restoreTask(task).show(without);
    expect(column(shown, "todo")).toEqual(["two", "one"]);
    expect(shown.tasks.find(({ id }) => id === one.id)?.etapeId).toBeNull();
    expect(restoreTask(task).show(shown)).toBe(shown);
    const whole = restoreTask(task).show({ ...without, etapes: [etape] });
    expect(whole.tasks.find(({ id }) => id === one.id)?.etapeId).toBe(etape.id);
  });
});
