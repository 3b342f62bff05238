import { api, type Tablo } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let owner: TestUser;
let editor: TestUser;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer();
  [owner, editor, viewer] = await Promise.all([server.user(), server.user(), server.user()]);
});
afterAll(() => server.close());

const read = (id: string, user = owner) => user.call(api.tablos.read, { params: { tabloId: id } });
const update = (id: string, body: object, user = owner, ifVersion?: number) =>
  user.call(api.tablos.update, { params: { tabloId: id }, body }, { ifVersion });
async function listed(user: TestUser, query: { status?: "active" | "archived" | "all"; limit?: number } = {}) {
  const tablos: Tablo[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await user.call(api.tablos.list, { query: { ...query, cursor } });
    tablos.push(...page.items);
    if (page.nextCursor === null) return tablos;
    cursor = page.nextCursor;
  }
}

test("a tablo belongs to whoever makes it", async () => {
  const tablo = await owner.call(api.tablos.create, { body: { title: " Gîte ", color: "teal" } });
  expect(tablo).toMatchObject({
    title: "Gîte",
    description: "",
    color: "teal",
    status: "active",
    role: "owner",
    progress: { done: 0, total: 0 },
    memberCount: 1,
    version: 1,
  });
  expect(await read(tablo.id)).toEqual(tablo);
});

test("each member sees it in their own role, and who changes it sees the progress of all", async () => {
  const { id } = await server.tablo(owner, { editor, viewer });
  for (const status of ["todo", "done", "done"] as const)
    await editor.call(api.tasks.create, { params: { tabloId: id }, body: { title: "x", status } });
  for (const [role, user] of Object.entries({ owner, editor, viewer }))
    expect(await read(id, user)).toMatchObject({ role, memberCount: 3, progress: { done: 2, total: 3 } });
  expect(await update(id, { description: "Two done" }, editor)).toMatchObject({
    role: "editor",
    progress: { done: 2, total: 3 },
  });
});

test("only given fields change, and a stale If-Match is refused with 412 and the tablo as it is", async () => {
  const { id } = await server.tablo(owner);
  const changed = await update(id, { title: "New title" }, owner, 1);
  expect(changed).toMatchObject({ title: "New title", version: 2, color: "purple" });
  expect(await refusal(update(id, { title: "Newer" }, owner, 1))).toMatchObject({
    status: 412,
    current: { id, title: "New title", version: 2 },
  });
  expect(await update(id, { title: "New title" })).toEqual(changed);
  expect(await read(id)).toEqual(changed);
});

test.each([
  ["an empty title", { title: "" }, "title"],
  ["a title of 121 characters", { title: "x".repeat(121) }, "title"],
  ["a description of 21,000 characters", { description: "x".repeat(21_000) }, "description"],
  ["a character that no database keeps", { description: "a\u0000b" }, "description"],
  ["half a character", { title: "a\ud800" }, "title"],
  ["a colour of no palette", { color: "#804eec" }, "color"],
  ["an unknown status", { status: "trashed" }, "status"],
  ["an unknown field", { owner: "me" }, "owner"],
])("%s is refused with 422", async (_name, body, path) => {
  const { id } = await server.tablo(owner);
  expect(await refusal(update(id, body))).toMatchObject({ status: 422, errors: [{ path }] });
});

test.each(['"', "3", '"x"', '"1", "2"', 'W/"-1"'])("an If-Match of %s is refused with 400", async (given) => {
  const { id } = await server.tablo(owner);
  const headers = { "content-type": "application/json", "if-match": given };
  const answer = await owner.fetch(`/api/tablos/${id}`, { method: "PATCH", headers, body: '{"title":"x"}' });
  expect(answer.status).toBe(400);
});

test("archiving is the owner's, and takes a tablo from the list of active ones until it is brought back", async () => {
  const { id } = await server.tablo(owner, { editor });
  expect((await refusal(update(id, { status: "archived" }, editor))).status).toBe(403);
  await update(id, { status: "archived" });
  const has = async (status: "active" | "archived" | "all") =>
    (await listed(owner, { status })).some((tablo) => tablo.id === id);
  expect([await has("active"), await has("archived"), await has("all")]).toEqual([false, true, true]);
  await update(id, { status: "active" });
  expect(await has("active")).toBe(true);
});

test("a deleted tablo is gone for everyone, with everything in it, also to a second deletion", async () => {
  const { id } = await server.tablo(owner, { editor, viewer });
  const task = await editor.call(api.tasks.create, { params: { tabloId: id }, body: { title: "x" } });
  const etape = await editor.call(api.etapes.create, { params: { tabloId: id }, body: { title: "x" } });
  const remove = () => owner.call(api.tablos.remove, { params: { tabloId: id } });
  expect((await refusal(editor.call(api.tablos.remove, { params: { tabloId: id } }))).status).toBe(403);
  await remove();
  for (const { status } of await Promise.all(
    [
      remove(),
      read(id),
      update(id, { title: "x" }),
      owner.call(api.tablos.board, { params: { tabloId: id } }),
      owner.call(api.changes.list, { params: { tabloId: id } }),
      owner.call(api.files.list, { params: { tabloId: id } }),
      owner.call(api.tasks.create, { params: { tabloId: id }, body: { title: "x" } }),
      editor.call(api.tasks.read, { params: { taskId: task.id } }),
      editor.call(api.tasks.move, { params: { taskId: task.id }, body: {} }),
      editor.call(api.etapes.update, { params: { etapeId: etape.id }, body: { title: "y" } }),
    ].map(refusal),
  ))
    expect(status).toBe(404);
  expect((await listed(viewer, { status: "all" })).map((tablo) => tablo.id)).not.toContain(id);
});

test("a listed tablo shows its first members, owners first, and when it went to the Trash", async () => {
  const others = await Promise.all([server.user("B"), server.user("C"), server.user("D"), server.user("E")]);
  const me = await server.user("A");
  const { id } = await server.tablo(me);
  for (const [at, other] of others.entries())
    await server.sql(
      "insert into members (tablo_id, user_id, role, created_at) values ($1, $2, $3, now() + $4::interval)",
      [id, other.id, at === 3 ? "owner" : "editor", `${at + 1} minutes`],
    );
  const first = [me, others[3], others[0], others[1]].map((user) => ({ id: user?.id, name: user?.name }));
  const [listedTo] = (await others[2].call(api.tablos.list, { query: {} })).items;
  expect(listedTo).toMatchObject({ id, members: { count: 5, first }, deletedAt: null });
  await me.call(api.tablos.remove, { params: { tabloId: id } });
  const [trashed] = (await me.call(api.tablos.list, { query: { status: "trashed" } })).items;
  expect(Math.abs(Date.parse(trashed?.deletedAt ?? "") - Date.now())).toBeLessThan(60_000);
});

test("tablos are listed with the latest activity first, a page at a time, none twice", async () => {
  const user = await server.user();
  const made = [];
  for (let count = 0; count < 7; count += 1) made.push((await server.tablo(user)).id);
  await server.sql("update tablos set last_activity_at = now() - interval '1 day' where id = any($1)", [
    made.slice(0, 4),
  ]);
  await user.call(api.tasks.create, { params: { tabloId: made[2] ?? "" }, body: { title: "Activity" } });
  const ids = (await listed(user, { limit: 2 })).map((tablo) => tablo.id);
  expect(ids[0]).toBe(made[2]);
  expect(ids).toEqual([made[2], made[6], made[5], made[4], made[3], made[1], made[0]]);
});
