import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aTask, idOf } from "../../lib/testing/builders.ts";
import { isFiltering, matcherOf, readFilters, writeFilters, type TaskSearch } from "./filters.ts";

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00") }));
afterEach(() => vi.useRealTimers());

const shows = (search: TaskSearch, parts: Parameters<typeof aTask>[0]) => matcherOf(readFilters(search))(aTask(parts));

describe("task filters", () => {
  it("stand in the address and come back from it", () => {
    const search = { q: "roof", priority: "high", assignee: idOf(1), due: "late", etape: "none" };
    expect(writeFilters(readFilters(search))).toEqual(search);
    expect(writeFilters(readFilters({}))).toEqual({});
  });

  it("leave aside what makes no sense", () => {
    expect(readFilters({ priority: "urgent", due: "never" })).toMatchObject({ priority: null, due: null });
  });

  it("find every word anywhere in the title, accents and case aside", () => {
    const title = "Façade study, version C with lime render";
    expect(shows({ q: "facade RENDER" }, { title })).toBe(true);
    expect(shows({ q: "facade roof" }, { title })).toBe(false);
    expect(shows({ q: "  " }, { title })).toBe(true);
  });

  it("tell priorities, assignees and etapes apart, and tasks without one", () => {
    expect(shows({ priority: "high" }, { priority: "high" })).toBe(true);
    expect(shows({ priority: "none" }, { priority: "high" })).toBe(false);
    expect(shows({ priority: "none" }, { priority: null })).toBe(true);
    expect(shows({ assignee: idOf(1) }, { assigneeId: idOf(2) })).toBe(false);
    expect(shows({ assignee: "none" }, { assigneeId: null })).toBe(true);
    expect(shows({ etape: idOf(3) }, { etapeId: idOf(3) })).toBe(true);
    expect(shows({ etape: "none" }, { etapeId: idOf(3) })).toBe(false);
  });

  it("know late tasks from those of the next seven days, and done ones from late", () => {
    expect(shows({ due: "late" }, { dueOn: "2026-11-21" })).toBe(true);
    expect(shows({ due: "late" }, { dueOn: "2026-11-21", status: "done" })).toBe(false);
    expect(shows({ due: "late" }, { dueOn: "2026-11-22" })).toBe(false);
    expect(shows({ due: "week" }, { dueOn: "2026-11-29" })).toBe(true);
    expect(shows({ due: "week" }, { dueOn: "2026-11-30" })).toBe(false);
    expect(shows({ due: "none" }, { dueOn: null })).toBe(true);
    expect(shows({ due: "week" }, { dueOn: null })).toBe(false);
  });

  it("narrow what is shown unless it is the etape alone, which every view has", () => {
    expect(isFiltering(readFilters({ etape: idOf(1) }))).toBe(false);
    expect(isFiltering(readFilters({ q: "a" }))).toBe(true);
  });
});
