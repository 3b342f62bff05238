import { api } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "../testing/database.ts";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { openTestStream } from "../testing/stream.ts";
import { type Accounts, withAccounts } from "./open-accounts.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => void (await server.sql("delete from users")));

const handle = <T>(work: (accounts: Accounts) => Promise<T>) => withAccounts(server.databaseUrl, work);
const inès = { email: "ines@example.org", name: "Inès Brémond", admin: false, locale: "fr", password: null } as const;
const once = { lastAdminToo: false };
const logIn = (email: string, password: string) => server.call(api.auth.login, { body: { email, password } });
const promote = (user: { email: string }, admin = true, options = once) =>
  handle(async (accounts) => accounts.setAdmin(await accounts.read(user.email), { admin, ...options }));
const disable = (user: { email: string }, disabled = true, options = once) =>
  handle(async (accounts) => accounts.setDisabled(await accounts.read(user.email), { disabled, ...options }));

test("an account is made with a password, and signs in", async () => {
  const made = await handle((accounts) => accounts.create({ ...inès, admin: true, password: "slate and granite" }));
  expect(made).toMatchObject({ email: inès.email, name: inès.name, admin: true, disabled: false, locale: "fr" });
  const { user } = await logIn(inès.email, "slate and granite");
  expect(user).toEqual({ id: made.id, email: inès.email, name: inès.name, admin: true, locale: "fr" });
});

test("an account without a password lets nobody in before a link chose one", async () => {
  const { secret } = await handle(async (accounts) => accounts.letChoosePassword(await accounts.create(inès), 168));
  expect((await refusal(logIn(inès.email, ""))).status).toBe(401);
  await server.call(api.auth.resetPassword, { body: { token: secret, password: "slate and granite" } });
  expect((await logIn(inès.email, "slate and granite")).user).toMatchObject({ email: inès.email });
});

test("an address is taken once, also when two ask at once", async () => {
  const attempts = await Promise.allSettled([1, 2].map(() => handle((accounts) => accounts.create(inès))));
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(handle((accounts) => accounts.create(inès))).rejects.toMatchObject({ code: "address_taken" });
  expect(await handle((accounts) => accounts.list())).toHaveLength(1);
});

test("users are listed by address, and filtered", async () => {
  await handle(async (accounts) => {
    await accounts.create({ ...inès, email: "zoe@example.org", name: "Zoé 100%" });
    await accounts.create({ ...inès, admin: true });
    const marc = await accounts.create({ ...inès, email: "marc@example.net", name: "Marc" });
    await accounts.setDisabled(marc, { disabled: true, ...once });
    const emails = async (filter: Parameters<Accounts["list"]>[0]) =>
      (await accounts.list(filter)).map(({ email }) => email);
    expect(await emails({})).toEqual(["ines@example.org", "marc@example.net", "zoe@example.org"]);
    expect(await emails({ admins: true })).toEqual(["ines@example.org"]);
    expect(await emails({ disabled: true })).toEqual(["marc@example.net"]);
    expect(await emails({ search: "EXAMPLE.ORG" })).toEqual(["ines@example.org", "zoe@example.org"]);
    expect(await emails({ search: "0%" })).toEqual(["zoe@example.org"]);
    expect(await emails({ search: "e%e" })).toEqual([]);
  });
});

test("a mistyped address is answered with the likeliest", async () => {
  await handle((accounts) => accounts.create(inès));
  expect(await handle((accounts) => accounts.read(" Ines@Example.org "))).toMatchObject({ email: inès.email });
  const read = (email: string) => handle((accounts) => accounts.read(email));
  await expect(read("inse@example.org")).rejects.toMatchObject({ next: "Did you mean ines@example.org?" });
  await expect(read("somebody@else.example")).rejects.toMatchObject({ next: "See the accounts: xtablo user list" });
});

test("who is promoted is an admin at their next request, and no more once it is revoked", async () => {
  const { first, user } = await makeTwo();
  await promote(first);
  expect(await promote(user)).toMatchObject({ admin: true });
  expect((await user.call(api.me.read, {})).admin).toBe(true);
  await promote(user, false);
  expect((await user.call(api.me.read, {})).admin).toBe(false);
});

test("who is disabled is out everywhere, with streams and links, and comes back by signing in", async () => {
  const { user } = await makeTwo();
  const stream = await openTestStream(user);
  const { secret } = await handle(async (accounts) => accounts.letChoosePassword(await accounts.read(user.email), 24));
  expect(await disable(user)).toMatchObject({ disabled: true });
  await stream.until(({ ended }) => ended());
  expect(stream.text()).toContain("event: signed-out");
  expect((await refusal(user.call(api.me.read, {}))).status).toBe(401);
  expect((await refusal(logIn(user.email, user.password))).status).toBe(401);
  const anotherLink = handle(async (accounts) => accounts.letChoosePassword(await accounts.read(user.email), 24));
  await expect(anotherLink).rejects.toMatchObject({ code: "disabled" });
  expect(await disable(user, false)).toMatchObject({ disabled: false });
  expect((await refusal(user.call(api.me.read, {}))).status).toBe(401);
  const reset = server.call(api.auth.resetPassword, { body: { token: secret, password: "slate and granite" } });
  expect((await refusal(reset)).status).toBe(410);
  expect((await logIn(user.email, user.password)).user.id).toBe(user.id);
});

test("the last admin who can sign in stays, unless one says so", async () => {
  const { first, user } = await makeTwo();
  await promote(user);
  await disable(user);
  for (const attempt of [() => promote(first, false), () => disable(first)])
    await expect(attempt()).rejects.toMatchObject({ code: "last_admin" });
  expect(await handle((accounts) => accounts.read(first.email))).toMatchObject({ admin: true, disabled: false });
  expect(await promote(first, false, { lastAdminToo: true })).toMatchObject({ admin: false });
});

test("two admins who are demoted at once are not both", async () => {
  const { first, user } = await makeTwo();
  await promote(user);
  const attempts = await Promise.allSettled([promote(first, false), promote(user, false)]);
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await handle((accounts) => accounts.list({ admins: true }))).toHaveLength(1);
});

test("a database that is not migrated is refused with what to type", async () => {
  const empty = await createTestDatabase({ empty: true });
  await expect(withAccounts(empty.url, (accounts) => accounts.list())).rejects.toMatchObject({
    name: "DatabaseError",
    next: "Migrate it: xtablo migrate up",
  });
  await empty.drop();
});

/** The first is an admin, as the first of a development server is. */
async function makeTwo(): Promise<{ first: TestUser; user: TestUser }> {
  const first = await server.user();
  return { first, user: await server.user() };
}
