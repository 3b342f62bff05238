import { ProblemError, task as taskSchema, type Task } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { aTask } from "../../lib/testing/builders.ts";
import { saveTexts } from "./save-texts.ts";

const { hasDescription: _, ...fields } = aTask();
const task: Task = { ...fields, title: "Roof", description: "", createdBy: null };
const edit = {
  base: { title: "Roof", description: "" },
  typed: { title: "Roof", description: "mine" },
  version: 1,
} as const;

/** A server that answers each try with the next of `answers`, and what it was sent. */
function answering(...answers: (Task | Error)[]) {
  const sent: { changed: object; ifVersion: number }[] = [];
  const send = (changed: object, ifVersion: number): Promise<Task> => {
    sent.push({ changed, ifVersion });
    const answer = answers.shift() ?? task;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { sent, schema: taskSchema, send };
}
function stale(current: Task): ProblemError {
  const problem = { type: "about:blank", title: "Precondition failed", status: 412, detail: "It moved on." };
  return new ProblemError({ ...problem, code: "stale", requestId: "r", current }, null);
}

describe("saving texts", () => {
  it("sends what was changed alone, for the version that one saw", async () => {
    const server = answering({ ...task, description: "mine" });
    expect(await saveTexts(edit, server)).toMatchObject({ kind: "saved" });
    expect(server.sent).toEqual([{ changed: { description: "mine" }, ifVersion: 1 }]);
  });

  it("goes on top of a change of something else", async () => {
    const server = answering(stale({ ...task, title: "Slate roof", priority: "high", version: 2 }), task);
    expect((await saveTexts(edit, server)).kind).toBe("saved");
    expect(server.sent[1]).toEqual({ changed: { description: "mine" }, ifVersion: 2 });
  });

  it("stops when somebody else wrote the same text, and gives theirs", async () => {
    const outcome = await saveTexts(edit, answering(stale({ ...task, description: "theirs", version: 2 })));
    expect(outcome).toMatchObject({ kind: "conflict", current: { description: "theirs", version: 2 } });
  });

  it("is content when they wrote the very same", async () => {
    const outcome = await saveTexts(edit, answering(stale({ ...task, description: "mine", version: 2 }), task));
    expect(outcome.kind).toBe("saved");
  });

  it("passes on what else goes wrong", async () => {
    await expect(saveTexts(edit, answering(new Error("away")))).rejects.toThrow("away");
  });
});
