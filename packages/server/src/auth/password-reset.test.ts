import { createHash } from "node:crypto";
import { api } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { cookieOf, startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { openTestStream } from "../testing/stream.ts";
import { type Accounts, withAccounts } from "./open-accounts.ts";

const SESSION_SECRET = "0123456789abcdef0123456789abcdef";
let server: TestServer;
/** Another process on the same database. */
let other: TestServer;

beforeAll(async () => {
  server = await startTestServer({ environment: { SESSION_SECRET } });
  other = await startTestServer({ databaseUrl: server.databaseUrl, environment: { SESSION_SECRET } });
});
afterAll(async () => {
  await other.close();
  await server.close();
});
beforeEach(async () => void (await server.sql("delete from rate_limits")));

const next = "a staple, not a horse";
const handle = <T>(work: (accounts: Accounts) => Promise<T>) => withAccounts(server.databaseUrl, work);
const makeLink = (user: { email: string }, hours = 24) =>
  handle(async (accounts) => accounts.letChoosePassword(await accounts.read(user.email), hours));
const reset = (token: string, password = next, on = server) =>
  on.call(api.auth.resetPassword, { body: { token, password } });
const logIn = (user: TestUser, password: string) =>
  server.call(api.auth.login, { body: { email: user.email, password } });
const expectNoLongerGood = async (attempt: Promise<unknown>) =>
  expect(await refusal(attempt)).toMatchObject({ status: 410, code: "link_no_longer_good" });

test("a link sets the password once, and signs nobody in", async () => {
  const user = await server.user();
  const { secret } = await makeLink(user);
  const answer = await server.fetch("/api/auth/password/reset", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: secret, password: next }),
  });
  expect(answer.status).toBe(204);
  expect(cookieOf(answer)).toBe("");
  expect((await refusal(logIn(user, user.password))).status).toBe(401);
  expect((await logIn(user, next)).user.id).toBe(user.id);
  await expectNoLongerGood(reset(secret, "and another one"));
  expect((await logIn(user, next)).user.id).toBe(user.id);
});

test("every session of the user ends, with its streams, in every process; nobody else's does", async () => {
  const [user, neighbour] = [await server.user(), await server.user()];
  const phone = cookieOf(
    await other.fetch("/api/auth/login", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: user.email, password: user.password }),
    }),
  );
  const stream = await openTestStream(user);
  await reset((await makeLink(user)).secret, next, other);
  await stream.until(({ ended }) => ended());
  expect(stream.text()).toContain("event: signed-out");
  for (const cookie of [user.cookie, phone]) {
    const answer = await server.fetch("/api/auth/session", { headers: { cookie } });
    expect(await answer.json()).toEqual({ user: null });
  }
  expect((await neighbour.call(api.auth.session, {})).user).toMatchObject({ id: neighbour.id });
});

test("a link is kept as a hash alone, for the hours that were said", async () => {
  const user = await server.user();
  const { secret, expiresAt } = await makeLink(user, 24);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const rows = await server.sql(
    `select encode(secret_hash, 'hex') as hash, expires_at, expires_at = created_at + interval '24 hours' as in_a_day
     from password_resets where user_id = $1`,
    [user.id],
  );
  const hash = createHash("sha256").update(secret).digest("hex");
  expect(rows).toMatchObject([{ hash, expires_at: expiresAt }]);
  expect(Math.abs(expiresAt.getTime() - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
});

test("a newer link makes the older one void", async () => {
  const user = await server.user();
  const older = await makeLink(user);
  const newer = await makeLink(user);
  await expectNoLongerGood(reset(older.secret));
  expect(await reset(newer.secret)).toBeNull();
});

test.each([
  ["expired", "update password_resets set expires_at = now() - interval '1 second' where user_id = $1"],
  ["of a disabled account", "update users set disabled_at = now() where id = $1"],
  ["of an account that is gone", "delete from users where id = $1"],
])("a link that is %s is refused, and changes nothing", async (_name, statement) => {
  const user = await server.user();
  const { secret } = await makeLink(user);
  const hashOf = () => server.sql("select password_hash from users where id = $1", [user.id]);
  await server.sql(statement, [user.id]);
  const before = await hashOf();
  await expectNoLongerGood(reset(secret));
  expect(await hashOf()).toEqual(before);
});

test.each(["", "nothing", "\u0000", "x".repeat(100)])("a link that nobody made is refused: %j", async (token) => {
  await expectNoLongerGood(reset(token));
});

test("a password that is too short leaves the link good", async () => {
  const user = await server.user();
  const { secret } = await makeLink(user);
  expect(await refusal(reset(secret, "1234567"))).toMatchObject({ status: 422, errors: [{ path: "password" }] });
  expect(await reset(secret)).toBeNull();
});

test("a link used twice at once, on two servers, is used once", async () => {
  const user = await server.user();
  const { secret } = await makeLink(user);
  const attempts = ["first password", "second password"].map((password, at) =>
    reset(secret, password, at ? other : server).then(
      () => password,
      () => null,
    ),
  );
  const [kept, ...more] = (await Promise.all(attempts)).filter((password) => password !== null);
  expect(more).toEqual([]);
  expect((await logIn(user, kept ?? "")).user.id).toBe(user.id);
});

test("attempts are limited: 30 a minute and address, on all servers together", async () => {
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, at) => refusal(reset("nothing", next, at % 2 ? other : server))),
  );
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([...Array<number>(30).fill(410), 429, 429]);
});

test("expired links go when the next one is made", async () => {
  const [user, neighbour] = [await server.user(), await server.user()];
  await makeLink(neighbour);
  await server.sql("update password_resets set expires_at = now() where user_id = $1", [neighbour.id]);
  await makeLink(user);
  expect(await server.sql("select 1 from password_resets where user_id = $1", [neighbour.id])).toEqual([]);
});

test("neither link nor password is logged", async () => {
  const user = await server.user();
  const { secret } = await makeLink(user);
  await reset(secret, "a very secret password");
  const text = JSON.stringify([...server.logged, ...other.logged]);
  expect(text).not.toContain(secret);
  expect(text).not.toContain("very secret");
});
