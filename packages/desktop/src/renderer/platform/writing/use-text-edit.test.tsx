import { act, renderHook } from "@testing-library/react";
import { task as taskSchema, NetworkError, ProblemError, type Task } from "@xtablo/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draftNames, startDrafts } from "../../lib/draft.ts";
import { aTask } from "../../lib/testing/builders.ts";
import { useTextEdit } from "./use-text-edit.ts";

const { hasDescription: _, ...rest } = aTask();
const saved: Task = { ...rest, title: "Roof", description: "Slate", createdBy: null };

/** What the server has, and what it does with the next save. */
let thing = saved;
let next: "save" | "lose" = "save";

beforeEach(() => {
  startDrafts("ines");
  thing = saved;
  next = "save";
});
afterEach(() => localStorage.clear());

describe("a text that is changed", () => {
  it("is kept when it is closed, and goes on where it was in another page", () => {
    const first = open();
    act(() => first.result.current.start());
    act(() => first.result.current.type("title", "Slate roof"));
    act(() => first.result.current.close());
    expect(first.result.current.unsaved).toBe(true);
    first.unmount();
    const second = open();
    expect(second.result.current).toMatchObject({ typed: null, unsaved: true });
    act(() => second.result.current.start());
    expect(second.result.current).toMatchObject({ earlier: true, typed: { title: "Slate roof" } });
  });

  it("is kept until the server has it, and no longer", async () => {
    const { result } = open();
    await change(result, "Slate roof");
    expect(thing.title).toBe("Slate roof");
    expect([result.current.typed, draftNames()]).toEqual([null, []]);
  });

  it("is open again after a refusal, with the reason", async () => {
    next = "lose";
    const { result } = open();
    await change(result, "Slate roof");
    expect(result.current).toMatchObject({ typed: { title: "Slate roof" } });
    expect(result.current.refusal?.message).toBeTruthy();
    expect(draftNames()).toHaveLength(1);
  });

  it("that nobody changed is not kept", () => {
    const { result } = open();
    act(() => result.current.start());
    act(() => result.current.type("title", "Roofs"));
    act(() => result.current.type("title", "Roof"));
    act(() => result.current.close());
    expect(draftNames()).toEqual([]);
  });
});

describe("a text that somebody else changed too", () => {
  async function collide(how?: { alsoChanged: boolean }) {
    const { result } = open();
    act(() => result.current.start());
    act(() => result.current.type("title", "Slate roof"));
    thing = { ...saved, title: "Zinc roof", description: "Zinc", version: 2 };
    await act(() => result.current.save(how));
    return result;
  }

  it("shows both, and what only they changed is theirs", async () => {
    const result = await collide();
    expect(result.current.conflict).toMatchObject({ current: { title: "Zinc roof" }, fields: ["title"] });
    await act(() => result.current.saveOver({ title: "Slate and zinc roof" }));
    expect(thing).toMatchObject({ title: "Slate and zinc roof", description: "Zinc" });
    expect(draftNames()).toEqual([]);
  });

  it("can be left to them", async () => {
    const result = await collide();
    await act(() => result.current.takeTheirs());
    expect(thing.title).toBe("Zinc roof");
    expect([result.current.typed, result.current.conflict, draftNames()]).toEqual([null, null, []]);
  });

  it("can be left to them, and what else was changed is saved", async () => {
    const result = await collide({ alsoChanged: true });
    await act(() => result.current.takeTheirs());
    expect(thing).toMatchObject({ title: "Zinc roof", version: 3 });
  });

  it("is still kept when the choice is put off", async () => {
    const result = await collide();
    act(() => result.current.close());
    expect(result.current.unsaved).toBe(true);
  });
});

function open() {
  return renderHook(() =>
    useTextEdit<"title" | "description", Task>({
      name: "title:1",
      thing: saved,
      fields: ["title", "description"],
      schema: taskSchema,
      async send(changed, ifVersion) {
        if (next === "lose") throw new NetworkError("away");
        if (ifVersion !== thing.version) throw stale(thing);
        thing = { ...thing, ...changed, version: thing.version + 1 };
        return thing;
      },
    }),
  );
}

async function change(result: ReturnType<typeof open>["result"], title: string): Promise<void> {
  act(() => result.current.start());
  act(() => result.current.type("title", title));
  await act(() => result.current.save());
}

function stale(current: Task): ProblemError {
  const problem = { type: "about:blank", title: "Precondition failed", status: 412, detail: "It moved on." };
  return new ProblemError({ ...problem, code: "stale", requestId: "r", current }, null);
}
