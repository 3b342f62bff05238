import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let owner: TestUser;
let editor: TestUser;
let viewer: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer();
  [owner, editor, viewer] = await Promise.all([server.user(), server.user(), server.user()]);
  tabloId = (await server.tablo(owner, { editor, viewer })).id;
});
afterAll(() => server.close());

const create = (title: string, id = tabloId) =>
  editor.call(api.etapes.create, { params: { tabloId: id }, body: { title } });
const move = (etapeId: string, body: object) => editor.call(api.etapes.move, { params: { etapeId }, body });
const remove = (etapeId: string) => editor.call(api.etapes.remove, { params: { etapeId } });
const board = () => viewer.call(api.tablos.board, { params: { tabloId } });
const order = async () => (await board()).etapes.map((etape) => etape.title);

test("etapes go last when they are made, and where they are put", async () => {
  const [a, b, c] = [await create("A"), await create("B"), await create("C")];
  expect(await order()).toEqual(["A", "B", "C"]);
  await move(c.id, { before: a.id });
  expect(await order()).toEqual(["C", "A", "B"]);
  await move(c.id, { after: a.id });
  expect(await order()).toEqual(["A", "C", "B"]);
  await move(b.id, { after: a.id, before: c.id });
  expect(await order()).toEqual(["A", "B", "C"]);
  expect(await move(a.id, {})).toMatchObject({ version: 1 });
  expect(await order()).toEqual(["B", "C", "A"]);
});

test("a neighbour of another tablo, one that is gone, itself, or two that are apart are refused with 422", async () => {
  const elsewhere = await server.tablo(editor);
  const foreign = await create("Elsewhere", elsewhere.id);
  const [a, b, c, gone] = [await create("A"), await create("B"), await create("C"), await create("Gone")];
  await remove(gone.id);
  for (const neighbour of [foreign.id, gone.id, a.id])
    for (const field of ["before", "after"])
      expect(await refusal(move(a.id, { [field]: neighbour }))).toMatchObject({
        status: 422,
        errors: [{ path: field }],
      });
  expect((await refusal(move(a.id, { after: c.id, before: b.id }))).status).toBe(422);
  for (const etape of [a, b, c]) await remove(etape.id);
});

test("20 etapes made at once get 20 places, and keys stay short however often two change places", async () => {
  const fresh = await server.tablo(editor);
  const made = await Promise.all(Array.from({ length: 20 }, (_, n) => create(`E${n}`, fresh.id)));
  expect(new Set(made.map((etape) => etape.position)).size).toBe(20);
  const [top, a, b] = made.toSorted((x, y) => (x.position < y.position ? -1 : 1));
  for (let turn = 0; turn < 80; turn += 1) {
    const moved = await move((turn % 2 ? a : b)?.id ?? "", { after: top?.id });
    expect(moved.position.length).toBeLessThanOrEqual(64);
  }
  const after = await editor.call(api.tablos.board, { params: { tabloId: fresh.id } });
  expect(after.etapes.slice(0, 3).map((etape) => etape.id)).toEqual([top?.id, a?.id, b?.id]);
});

test("changing one raises its version; a stale If-Match is refused with 412 and the etape as it is", async () => {
  const etape = await create("Before");
  const update = (body: object, ifVersion?: number) =>
    editor.call(api.etapes.update, { params: { etapeId: etape.id }, body }, { ifVersion });
  expect(await update({ color: "red" }, 1)).toMatchObject({ title: "Before", color: "red", version: 2 });
  expect(await refusal(update({ title: "Mine" }, 1))).toMatchObject({
    status: 412,
    current: { color: "red", version: 2 },
  });
  expect(await refusal(update({ colour: "red" }))).toMatchObject({ status: 422 });
  expect(await update({ color: "red" })).toMatchObject({ version: 2 });
  await remove(etape.id);
});

test("deleting one leaves its tasks, unassigned; a second deletion answers 404", async () => {
  const etape = await create("Short-lived");
  const made = [];
  for (const title of ["a", "b"])
    made.push(await editor.call(api.tasks.create, { params: { tabloId }, body: { title, etapeId: etape.id } }));
  const { version } = await board();
  await remove(etape.id);
  const after = await board();
  expect(after.etapes.map(({ id }) => id)).not.toContain(etape.id);
  for (const task of made)
    expect(after.tasks.find(({ id }) => id === task.id)).toMatchObject({ etapeId: null, title: task.title });
  expect(after.version).toBe(version + 1);
  for (const { status } of await Promise.all(
    [
      remove(etape.id),
      move(etape.id, {}),
      editor.call(api.etapes.update, { params: { etapeId: etape.id }, body: {} }),
    ].map(refusal),
  ))
    expect(status).toBe(404);
  const assign = editor.call(api.tasks.update, { params: { taskId: made[0]?.id ?? "" }, body: { etapeId: etape.id } });
  expect(await refusal(assign)).toMatchObject({ status: 422, errors: [{ path: "etapeId" }] });
});

test("two people deleting one at once: one did it, the other finds it gone", async () => {
  const etape = await create("Contested");
  const task = await editor.call(api.tasks.create, { params: { tabloId }, body: { title: "x", etapeId: etape.id } });
  const tries = await Promise.allSettled([remove(etape.id), remove(etape.id), remove(etape.id)]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await editor.call(api.tasks.read, { params: { taskId: task.id } })).etapeId).toBeNull();
});
