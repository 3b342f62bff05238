import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let server: TestServer;
let user: TestUser;
let owner: TestUser;

beforeAll(async () => {
  server = await startTestServer();
  [owner, user] = await Promise.all([server.user(), server.user("Ines")]);
});
afterAll(() => server.close());

const update = (body: object) => user.call(api.me.update, { body });

test("a language is kept with the account, and taken back", async () => {
  expect((await user.call(api.me.read, {})).locale).toBeNull();
  expect(await update({ locale: "fr" })).toMatchObject({ id: user.id, locale: "fr", name: "Ines" });
  expect((await user.call(api.auth.session, {})).user).toMatchObject({ locale: "fr" });
  expect(await update({ locale: null })).toMatchObject({ locale: null });
});

test.each([
  [{ locale: "de" }, "locale"],
  [{ name: " " }, "name"],
  [{ name: "x".repeat(121) }, "name"],
  [{ admin: true }, "admin"],
  [{ email: "other@example.org" }, "email"],
])("%j is refused with 422", async (body, path) => {
  expect(await refusal(update(body))).toMatchObject({ status: 422, errors: [{ path }] });
});

test("a new name shows on the boards of one's tablos, and in their logs, but moves none up", async () => {
  const tablos = await Promise.all([server.tablo(owner, { editor: user }), server.tablo(user), server.tablo(user)]);
  const [shared, own, trashed] = tablos;
  const elsewhere = await server.tablo(owner);
  await user.call(api.tablos.remove, { params: { tabloId: trashed.id } });
  const board = (tabloId: string) => owner.call(api.tablos.board, { params: { tabloId } });
  const before = await board(shared.id);
  const untouched = await board(elsewhere.id);
  expect((await update({ name: "Inès Brémond" })).name).toBe("Inès Brémond");
  const after = await board(shared.id);
  expect(after.version).toBe(before.version + 1);
  expect(after.members.find(({ userId }) => userId === user.id)?.name).toBe("Inès Brémond");
  expect(after.tablo.lastActivityAt).toBe(before.tablo.lastActivityAt);
  for (const { id } of [shared, own])
    expect((await user.call(api.changes.list, { params: { tabloId: id }, query: { limit: 1 } })).items).toMatchObject([
      { kind: "member.updated", subjectId: user.id, actorId: user.id, data: { name: "Inès Brémond" } },
    ]);
  expect(await board(elsewhere.id)).toEqual(untouched);
  await update({ name: "Inès Brémond" });
  expect((await board(shared.id)).version).toBe(after.version); // nothing changed
});

test("people who take new names at once wait for each other, and no version is missing", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => server.user()));
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const { id } = await server.tablo(owner);
    ids.push(id);
    for (const { id: userId } of people)
      await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'editor')", [id, userId]);
  }
  await Promise.all(people.map((one, at) => one.call(api.me.update, { body: { name: `Person ${at}` } })));
  for (const tabloId of ids) {
    const { items } = await owner.call(api.changes.list, { params: { tabloId }, query: { since: 0 } });
    expect(items.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  }
});
