import { describe, expect, it } from "vitest";
import { aTask, idOf } from "../../lib/testing/builders.ts";
import { columnsOf, indexOf, neighbourOf, placeAt } from "./columns.ts";

const tasks = [1, 2, 3].map((number) => aTask({ id: idOf(number), position: `a${number}` }));
const done = aTask({ id: idOf(9), status: "done" });
const columns = columnsOf([...tasks, done], () => true);
const [first, second, third] = tasks;

describe("columns", () => {
  it("hold the tasks that are shown, in order", () => {
    expect(columns.todo).toEqual(tasks);
    expect(columnsOf(tasks, ({ id }) => id === idOf(2)).todo).toEqual([second]);
  });

  it("name the neighbour that a task shall stand above, or below when it goes last", () => {
    if (!first || !second || !third) throw new Error("three tasks");
    expect(placeAt(columns, third, "todo", 0)).toEqual({ status: "todo", before: first.id });
    expect(placeAt(columns, first, "todo", 1)).toEqual({ status: "todo", before: third.id });
    expect(placeAt(columns, first, "todo", 2)).toEqual({ status: "todo", after: third.id });
    expect(placeAt(columns, first, "done", 0)).toEqual({ status: "done", before: done.id });
    expect(placeAt(columns, first, "in_review", 0)).toEqual({ status: "in_review" });
  });

  it("know where a task stands and what comes before and after it, over all columns", () => {
    if (!second || !third) throw new Error("three tasks");
    expect(indexOf(columns, second)).toBe(1);
    expect(neighbourOf(columns, third.id, 1)).toBe(done);
    expect(neighbourOf(columns, done.id, 1)).toBeUndefined();
    expect(neighbourOf(columns, idOf(77), 1)).toBeUndefined();
  });
});
