import { api, type Task } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let user: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer();
  user = await server.user();
  tabloId = (await server.tablo(user)).id;
});
afterAll(() => server.close());

/** Asks for a task with a key. */
const create = (idempotencyKey: string, body: { title: string } = { title: "Once" }, as = user, id = tabloId) =>
  as.call(api.tasks.create, { params: { tabloId: id }, body }, { idempotencyKey });
const send = (key: string, body: string) =>
  user.fetch(`/api/tablos/${tabloId}/tasks`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body,
  });
const countTasks = async () => (await user.call(api.tablos.board, { params: { tabloId } })).tasks.length;
const key = () => crypto.randomUUID();

test("the same key, path and body gets the first answer, and nothing happens again", async () => {
  const once = key();
  const first = await send(once, '{"title":"Once"}');
  const before = await countTasks();
  const again = await send(once, '{"title":"Once"}');
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect(await countTasks()).toBe(before);
});

test("the same key with another body or path is refused with 422", async () => {
  const once = key();
  await create(once);
  const elsewhere = await server.tablo(user);
  for (const problem of await Promise.all(
    [create(once, { title: "Other" }), create(once, { title: "Once" }, user, elsewhere.id)].map(refusal),
  ))
    expect(problem).toMatchObject({ status: 422, errors: [{ path: "Idempotency-Key" }] });
});

test("many at once make one thing: the others get it too, or 409 with Retry-After while it is made", async () => {
  const once = key();
  const before = await countTasks();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(once, '{"title":"Once"}')));
  const made = answers.filter((answer) => answer.status === 201);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(await Promise.all(made.map(async (answer) => ((await answer.json()) as Task).id))).size).toBe(1);
  for (const answer of answers.filter((answer) => answer.status !== 201)) {
    expect(answer.status).toBe(409);
    expect(answer.headers.get("retry-after")).toBe("1");
  }
  expect(await countTasks()).toBe(before + 1);
});

test("while the first is still running a second gets 409", async () => {
  const once = key();
  await server.sql("begin");
  await server.sql("select 1 from tablos where id = $1 for update", [tabloId]);
  const first = create(once);
  await expect.poll(() => server.waiting()).toBeGreaterThan(0);
  expect(await refusal(create(once))).toMatchObject({ status: 409, code: "still_running" });
  await server.sql("commit");
  const made = await first;
  expect(await create(once)).toEqual(made);
});

test("a second that looked before the first was done, and began after, is not done as well", async () => {
  const once = key();
  const before = await countTasks();
  await server.sql("begin");
  await server.sql("select 1 from tablos where id = $1 for update", [tabloId]);
  const second = refusal(create(once));
  await expect.poll(() => server.waiting()).toBeGreaterThan(0);
  await server.sql(
    "insert into idempotency_keys (user_id, key, request_hash, status, body) values ($1, $2, '\\x00', 201, '{}')",
    [user.id, once],
  );
  await server.sql("commit");
  expect(await second).toMatchObject({ status: 409 });
  expect(await countTasks()).toBe(before);
});

test("a refused request leaves its key free", async () => {
  const once = key();
  const body = { title: "Once", etapeId: crypto.randomUUID() };
  expect((await refusal(create(once, body))).status).toBe(422);
  expect(await create(once)).toMatchObject({ title: "Once" });
});

test("keys are one's own, and free again after 24 hours", async () => {
  const other = await server.user();
  const theirs = await server.tablo(other);
  const once = key();
  const mine = await create(once);
  expect((await create(once, { title: "Once" }, other, theirs.id)).id).not.toBe(mine.id);
  await server.sql("update idempotency_keys set created_at = now() - interval '24 hours' where key = $1", [once]);
  const later = await create(once, { title: "Later" });
  expect(later.id).not.toBe(mine.id);
  expect(await create(once, { title: "Later" })).toEqual(later);
});

test("a key of 129 characters is refused with 422, one of 128 is taken", async () => {
  expect((await refusal(create("k".repeat(129)))).status).toBe(422);
  expect(await create("k".repeat(128))).toMatchObject({ title: "Once" });
});

test("tablos and etapes are made once, too", async () => {
  const once = key();
  const make = () => user.call(api.tablos.create, { body: { title: "Once" } }, { idempotencyKey: once });
  expect(await make()).toEqual(await make());
  const etapeKey = key();
  const add = () =>
    user.call(api.etapes.create, { params: { tabloId }, body: { title: "Once" } }, { idempotencyKey: etapeKey });
  expect(await add()).toEqual(await add());
});
