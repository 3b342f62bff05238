import { ProblemError, type Task } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { aTask } from "../../lib/testing/builders.ts";
import type { Write } from "../../platform/writes.ts";
import { saveText } from "./save-text.ts";

const { hasDescription: _, ...fields } = aTask();
const task: Task = { ...fields, description: "", createdBy: null };
const edit = { field: "description", base: "", version: 1, text: "mine" } as const;

/** A server that answers each try with the next of `answers`. */
function answering(...answers: (Task | ProblemError | Error)[]) {
  return (_: Write<Task>): Promise<Task> => {
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? task);
  };
}
function stale(current: Task): ProblemError {
  const problem = {
    type: "about:blank",
    title: "Precondition failed",
    status: 412,
    detail: "It moved on.",
    code: "stale",
    requestId: "r",
  };
  return new ProblemError({ ...problem, current }, null);
}

describe("saving a text", () => {
  it("goes well when nobody else wrote", async () => {
    expect(await saveText(answering({ ...task, description: "mine" }), aTask(), edit)).toMatchObject({ kind: "saved" });
  });

  it("goes on top of a change of another field", async () => {
    const outcome = await saveText(answering(stale({ ...task, priority: "high", version: 2 }), task), aTask(), edit);
    expect(outcome.kind).toBe("saved");
  });

  it("stops when somebody else wrote the same text, and gives theirs", async () => {
    const outcome = await saveText(answering(stale({ ...task, description: "theirs", version: 2 })), aTask(), edit);
    expect(outcome).toMatchObject({ kind: "conflict", current: { description: "theirs", version: 2 } });
  });

  it("is content when they wrote the very same", async () => {
    const outcome = await saveText(answering(stale({ ...task, description: "mine", version: 2 }), task), aTask(), edit);
    expect(outcome.kind).toBe("saved");
  });

  it("passes on what else goes wrong", async () => {
    await expect(saveText(answering(new Error("away")), aTask(), edit)).rejects.toThrow("away");
  });
});
