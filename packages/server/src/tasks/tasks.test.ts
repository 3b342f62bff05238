import { api, ProblemError, type Task } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let owner: TestUser;
let editor: TestUser;
let viewer: TestUser;
let stranger: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer();
  [owner, editor, viewer, stranger] = await Promise.all([server.user(), server.user(), server.user(), server.user()]);
  tabloId = (await server.tablo(owner, { editor, viewer })).id;
});
afterAll(() => server.close());

/** The problem that a call is refused with. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`not refused with a problem: ${String(error)}`);
  return error.problem;
}

const create = (body: Parameters<typeof made>[0] = {}) => made(body);
async function made(body: { title?: string; status?: Task["status"]; description?: string; etapeId?: string }) {
  return owner.call(api.tasks.create, { params: { tabloId }, body: { title: "A task", ...body } });
}
const board = (user = owner) => user.call(api.tablos.board, { params: { tabloId } });
const column = async (status: Task["status"]) =>
  (await board()).tasks.filter((task) => task.status === status).map((task) => task.id);

describe("creating", () => {
  test("a created task goes last in its column and is whole in the answer", async () => {
    const first = await create({ title: "  First  ", description: "# Hello" });
    const second = await create({ title: "Second" });
    expect(first).toMatchObject({
      title: "First",
      description: "# Hello",
      status: "todo",
      version: 1,
      createdBy: owner.id,
    });
    expect((await column("todo")).slice(-2)).toEqual([first.id, second.id]);
    expect(await owner.call(api.tasks.read, { params: { taskId: first.id } })).toEqual(first);
  });

  test("20 people creating at once get 20 distinct places", async () => {
    const tasks = await Promise.all(Array.from({ length: 20 }, () => create({ status: "in_review" })));
    expect(new Set(tasks.map((task) => task.position)).size).toBe(20);
    expect((await column("in_review")).toSorted()).toEqual(tasks.map((task) => task.id).toSorted());
  });

  test.each([
    ["an empty title", { title: "   " }, "title"],
    ["a title of 201 characters", { title: "x".repeat(201) }, "title"],
    ["a description of 21,000 characters", { title: "x", description: "x".repeat(21_000) }, "description"],
    ["a date that does not exist", { title: "x", dueOn: "2026-02-30" }, "dueOn"],
    ["a due date before the start", { title: "x", startOn: "2026-03-02", dueOn: "2026-03-01" }, "dueOn"],
    ["an unknown field", { title: "x", colour: "red" }, "colour"],
    ["a wrong type", { title: 7 }, "title"],
    ["an unknown status", { title: "x", status: "blocked" }, "status"],
    ["an assignee who is no member", { title: "x", assigneeId: "01a20284-d2ab-7061-8169-6c2d65892082" }, "assigneeId"],
    ["an etape of nowhere", { title: "x", etapeId: "01a20284-d2ab-7061-8169-6c2d65892082" }, "etapeId"],
  ])("%s is refused with 422 and leaves nothing", async (_name, body, path) => {
    const before = await board();
    const response = await owner.fetch(`/api/tablos/${tabloId}/tasks`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(((await response.json()) as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(
      path,
    );
    expect(await board()).toEqual(before);
  });

  test("a viewer gets 403, a stranger 404, nobody 401", async () => {
    const args = { params: { tabloId }, body: { title: "x" } };
    expect((await refusal(viewer.call(api.tasks.create, args))).status).toBe(403);
    expect((await refusal(stranger.call(api.tasks.create, args))).status).toBe(404);
    expect((await refusal(server.call(api.tasks.create, args))).status).toBe(401);
  });
});

describe("changing", () => {
  test("only the given fields change, and the version rises", async () => {
    const task = await create({ title: "Before", description: "kept" });
    const after = await editor.call(api.tasks.update, {
      params: { taskId: task.id },
      body: { title: "After", priority: "high" },
    });
    expect(after).toMatchObject({ title: "After", priority: "high", description: "kept", version: 2 });
  });

  test("a stale If-Match is refused with 412, the current task and nothing written", async () => {
    const task = await create();
    const args = { params: { taskId: task.id }, body: { title: "Mine" } };
    await owner.call(api.tasks.update, args, { ifVersion: 1 });
    const problem = await refusal(
      editor.call(api.tasks.update, { ...args, body: { title: "Theirs" } }, { ifVersion: 1 }),
    );
    expect(problem).toMatchObject({ status: 412, current: { title: "Mine", version: 2 } });
    expect((await owner.call(api.tasks.read, { params: { taskId: task.id } })).title).toBe("Mine");
  });

  test("of two who change one version at once one is refused with 412", async () => {
    const task = await create();
    const change = (user: TestUser, title: string) =>
      user.call(api.tasks.update, { params: { taskId: task.id }, body: { title } }, { ifVersion: 1 });
    for (let version = 2; version < 6; version += 1) {
      const tries = await Promise.allSettled([change(owner, `Mine ${version}`), change(editor, `Theirs ${version}`)]);
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(version === 2 ? 1 : 0);
    }
    expect((await owner.call(api.tasks.read, { params: { taskId: task.id } })).version).toBe(2);
  });

  test("what happened while a change waited for its turn counts: a lost right, a deletion, another's text", async () => {
    const [first, second, third] = [await create(), await create(), await create({ title: "Old" })];
    await server.sql("begin");
    await server.sql("select 1 from tablos where id = $1 for update", [tabloId]);
    const change = (user: TestUser, { id }: Task, ifVersion?: number) =>
      user.call(api.tasks.update, { params: { taskId: id }, body: { title: "Late" } }, { ifVersion });
    const add = (user: TestUser) => user.call(api.tasks.create, { params: { tabloId }, body: { title: "Late" } });
    const calls = [change(editor, first), change(owner, second), change(owner, third, 1), add(editor)].map((call) =>
      call.then(
        (task) => task.title,
        (error: unknown) => (error instanceof ProblemError ? error.problem.status : error),
      ),
    );
    await expect.poll(() => server.waiting()).toBe(calls.length);
    await server.sql("update members set role = 'viewer' where user_id = $1", [editor.id]);
    await server.sql("update tasks set deleted_at = now() where id = $1", [second.id]);
    await server.sql("update tasks set title = 'Their text', version = 2 where id = $1", [third.id]);
    await server.sql("update tablos set log_version = log_version where id = $1", [tabloId]);
    await server.sql("commit");
    const answers = await Promise.all(calls);
    await server.sql("update members set role = 'editor' where user_id = $1", [editor.id]);
    expect(answers).toEqual([403, 404, 412, 403]);
  });

  test("a new status puts a task last in its new column", async () => {
    const task = await create();
    await create({ status: "done" });
    await owner.call(api.tasks.update, { params: { taskId: task.id }, body: { status: "done" } });
    expect((await column("done")).at(-1)).toBe(task.id);
  });

  test("a due date before the start that stands already is refused", async () => {
    const task = await create();
    await owner.call(api.tasks.update, { params: { taskId: task.id }, body: { startOn: "2026-05-10" } });
    const problem = await refusal(
      owner.call(api.tasks.update, { params: { taskId: task.id }, body: { dueOn: "2026-05-09" } }),
    );
    expect(problem).toMatchObject({ status: 422, errors: [{ path: "dueOn" }] });
  });

  test("a change that changes nothing writes nothing", async () => {
    const task = await create({ title: "Same" });
    const before = await board();
    const after = await owner.call(api.tasks.update, { params: { taskId: task.id }, body: { title: "Same" } });
    expect(after.version).toBe(1);
    expect((await board()).version).toBe(before.version);
  });
});

describe("moving", () => {
  test("before, after and last, in the same and in another column", async () => {
    const [a, b, c] = [
      await create({ status: "in_progress" }),
      await create({ status: "in_progress" }),
      await create({ status: "in_progress" }),
    ];
    const move = (taskId: string, body: object) => owner.call(api.tasks.move, { params: { taskId }, body });
    await move(c.id, { before: a.id });
    expect(await column("in_progress")).toEqual([c.id, a.id, b.id]);
    await move(c.id, { after: a.id });
    expect(await column("in_progress")).toEqual([a.id, c.id, b.id]);
    await move(a.id, {});
    expect(await column("in_progress")).toEqual([c.id, b.id, a.id]);
    const moved = await move(b.id, { status: "done" });
    expect(moved).toMatchObject({ status: "done", version: 1 });
    expect(await column("in_progress")).toEqual([c.id, a.id]);
  });

  test("a neighbour of another tablo, of another column or itself is refused with 422", async () => {
    const elsewhere = await server.tablo(owner);
    const other = await owner.call(api.tasks.create, { params: { tabloId: elsewhere.id }, body: { title: "x" } });
    const task = await create();
    const done = await create({ status: "done" });
    for (const neighbour of [other.id, done.id, task.id])
      for (const field of ["before", "after"])
        expect(
          await refusal(owner.call(api.tasks.move, { params: { taskId: task.id }, body: { [field]: neighbour } })),
        ).toMatchObject({ status: 422, errors: [{ path: field }] });
  });

  test("a move to another etape keeps the version; an etape of another tablo is refused", async () => {
    const etape = await owner.call(api.etapes.create, { params: { tabloId }, body: { title: "Survey" } });
    const elsewhere = await server.tablo(owner);
    const foreign = await owner.call(api.etapes.create, {
      params: { tabloId: elsewhere.id },
      body: { title: "Works" },
    });
    const task = await create();
    expect(
      await owner.call(api.tasks.move, { params: { taskId: task.id }, body: { etapeId: etape.id } }),
    ).toMatchObject({ etapeId: etape.id, version: 1 });
    expect(
      (await refusal(owner.call(api.tasks.move, { params: { taskId: task.id }, body: { etapeId: foreign.id } })))
        .status,
    ).toBe(422);
  });

  test("keys stay short however often two tasks change places in one gap", { timeout: 60_000 }, async () => {
    const column = "in_review" as const;
    const { id: fresh } = await server.tablo(owner);
    const make = () =>
      owner.call(api.tasks.create, { params: { tabloId: fresh }, body: { title: "x", status: column } });
    const [top, a, b] = [await make(), await make(), await make()];
    for (let turn = 0; turn < 200; turn += 1) {
      const { position } = await owner.call(api.tasks.move, {
        params: { taskId: (turn % 2 ? a : b).id },
        body: { after: top.id },
      });
      expect(position.length).toBeLessThanOrEqual(64);
    }
    const after = await owner.call(api.tablos.board, { params: { tabloId: fresh } });
    expect(after.tasks.map((task) => task.id)).toEqual([top.id, a.id, b.id]);
  });
});

describe("deleting", () => {
  test("a deleted task is gone from the board and answers 404, also to a second deletion", async () => {
    const task = await create();
    await editor.call(api.tasks.remove, { params: { taskId: task.id } });
    expect((await board()).tasks.map(({ id }) => id)).not.toContain(task.id);
    for (const { status } of await Promise.all(
      [
        owner.call(api.tasks.read, { params: { taskId: task.id } }),
        owner.call(api.tasks.remove, { params: { taskId: task.id } }),
      ].map(refusal),
    ))
      expect(status).toBe(404);
  });
});

test("the board's progress counts what is on it", async () => {
  const { tablo, tasks } = await board();
  expect(tablo.progress).toEqual({ total: tasks.length, done: tasks.filter((task) => task.status === "done").length });
  const places = tasks.map((task) => `${task.status} ${task.position}`);
  expect(places).toEqual(places.toSorted());
});
