import { api, ProblemError } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let owner: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.user();
});
beforeEach(async () => {
  tabloId = (await server.tablo(owner)).id;
});
afterAll(() => server.close());

const addTask = (title: string, etapeId?: string) =>
  owner.call(api.tasks.create, { params: { tabloId }, body: { title, etapeId } });
const board = () => owner.call(api.tablos.board, { params: { tabloId } });
const trash = () => owner.call(api.tablos.trash, { params: { tabloId } });
const statusOf = (call: Promise<unknown>) =>
  call.then(
    () => 200,
    (error: unknown) => (error instanceof ProblemError ? error.problem.status : error),
  );

test("a restored task is whole again and last in its column", async () => {
  const [first, second] = [await addTask("First"), await addTask("Second")];
  await owner.call(api.tasks.remove, { params: { taskId: first.id } });
  expect((await trash()).items).toMatchObject([{ kind: "task", id: first.id, title: "First" }]);
  const back = await owner.call(api.tasks.restore, { params: { taskId: first.id } });
  expect(back).toMatchObject({ id: first.id, title: "First", version: 1, status: "todo" });
  const { tasks, tablo } = await board();
  expect(tasks.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(tablo.progress.total).toBe(2);
  expect((await trash()).items).toEqual([]);
});

test("a restored etape takes back those of its tasks that still have none", async () => {
  const make = (title: string) => owner.call(api.etapes.create, { params: { tabloId }, body: { title } });
  const [survey, works] = [await make("Survey"), await make("Works")];
  const [stays, moved, deleted] = [
    await addTask("Stays", survey.id),
    await addTask("Moved", survey.id),
    await addTask("Deleted", survey.id),
  ];
  await owner.call(api.etapes.remove, { params: { etapeId: survey.id } });
  await owner.call(api.tasks.update, { params: { taskId: moved.id }, body: { etapeId: works.id } });
  await owner.call(api.tasks.remove, { params: { taskId: deleted.id } });
  expect(await owner.call(api.etapes.restore, { params: { etapeId: survey.id } })).toMatchObject({ title: "Survey" });
  const { tasks, etapes } = await board();
  expect(etapes.map(({ title }) => title)).toEqual(["Survey", "Works"]);
  expect(Object.fromEntries(tasks.map((task) => [task.title, task.etapeId]))).toEqual({
    Stays: survey.id,
    Moved: works.id,
  });
  expect((await owner.call(api.tasks.restore, { params: { taskId: deleted.id } })).etapeId).toBe(survey.id);
  const { items } = await owner.call(api.changes.list, { params: { tabloId }, query: { kind: "etape.restored" } });
  expect(items[0]?.data["taskIds"]).toEqual([stays.id]);
});

test("a restored etape whose place was taken goes last", async () => {
  const make = (title: string) => owner.call(api.etapes.create, { params: { tabloId }, body: { title } });
  const survey = await make("Survey");
  await owner.call(api.etapes.remove, { params: { etapeId: survey.id } });
  expect((await make("Works")).position).toBe(survey.position);
  await owner.call(api.etapes.restore, { params: { etapeId: survey.id } });
  expect((await board()).etapes.map(({ title }) => title)).toEqual(["Works", "Survey"]);
});

test("a restored file has its bytes", async () => {
  const form = new FormData();
  form.set("file", new Blob(["slate and granite"]), "roof.txt");
  const uploaded = await owner.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form });
  const { id: fileId } = (await uploaded.json()) as { id: string };
  await owner.call(api.files.remove, { params: { fileId } });
  expect((await owner.fetch(`/api/files/${fileId}/content`)).status).toBe(404);
  await owner.call(api.files.restore, { params: { fileId } });
  expect(await (await owner.fetch(`/api/files/${fileId}/content`)).text()).toBe("slate and granite");
});

test("a tablo in the Trash is listed to its owners alone, and comes back with everything", async () => {
  const viewer = await server.user();
  await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'viewer')", [tabloId, viewer.id]);
  const task = await addTask("Kept");
  await owner.call(api.tablos.remove, { params: { tabloId } });
  const trashed = async (user: TestUser) =>
    (await user.call(api.tablos.list, { query: { status: "trashed" } })).items.map(({ id }) => id);
  expect(await trashed(owner)).toContain(tabloId);
  expect(await trashed(viewer)).not.toContain(tabloId);
  await owner.call(api.tablos.restore, { params: { tabloId } });
  expect((await board()).tasks.map(({ id }) => id)).toEqual([task.id]);
  expect(await trashed(owner)).not.toContain(tabloId);
});

test("what was not deleted, was restored, or went to the Trash 30 days ago cannot be restored", async () => {
  const task = await addTask("Here");
  const restore = () => statusOf(owner.call(api.tasks.restore, { params: { taskId: task.id } }));
  expect(await restore()).toBe(404);
  await owner.call(api.tasks.remove, { params: { taskId: task.id } });
  expect([await restore(), await restore()]).toEqual([200, 404]);
  await server.sql("update tasks set deleted_at = now() - interval '30 days 1 second' where id = $1", [task.id]);
  expect(await restore()).toBe(404);
  expect((await trash()).items).toEqual([]);
});

test("the Trash is paged without a gap", async () => {
  const titles = ["One", "Two", "Three", "Four", "Five"];
  for (const title of titles) {
    const { id } = await addTask(title);
    await owner.call(api.tasks.remove, { params: { taskId: id } });
  }
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await owner.call(api.tablos.trash, { params: { tabloId }, query: { limit: 2, cursor } });
    seen.push(...page.items.map(({ title }) => title));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(titles.toReversed());
});
