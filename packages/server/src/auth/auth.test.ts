import { createHash } from "node:crypto";
import { api } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { cookieOf, startTestServer, type TestServer } from "../testing/server.ts";
import { openTestStream } from "../testing/stream.ts";

const SESSION_SECRET = "0123456789abcdef0123456789abcdef";
let server: TestServer;
/** Another process on the same database, which believes its proxy. */
let other: TestServer;

beforeAll(async () => {
  server = await startTestServer({ environment: { SESSION_SECRET } });
  other = await startTestServer({
    databaseUrl: server.databaseUrl,
    environment: { SESSION_SECRET, TRUSTED_PROXIES: "127.0.0.0/8" },
  });
});
afterAll(async () => {
  await other.close();
  await server.close();
});
beforeEach(async () => void (await server.sql("delete from rate_limits")));

const password = "correct horse battery";
const address = () => `ines.${crypto.randomUUID()}@example.org`;

function post(to: TestServer, path: string, body: unknown, headers: Record<string, string> = {}) {
  return to.fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}
const logIn = (to: TestServer, email: string, given = "wrong", headers = {}) =>
  post(to, "login", { email, password: given }, headers);
const statuses = (answers: Response[]) => answers.map((answer) => answer.status).toSorted((a, b) => a - b);
/** Who a cookie signs in. */
async function whoIs(cookie: string, to = server) {
  const answer = await to.fetch("/api/auth/session", { headers: { cookie } });
  return ((await answer.json()) as { user: { id: string } | null }).user;
}
/** The id in a cookie, as the sessions table keeps it. */
function hashOf(cookie: string): string {
  const id = /xtablo\.session=([^;]+)/.exec(cookie)?.[1] ?? "";
  return createHash("sha256").update(id).digest("hex");
}
const expireIn = (cookie: string, interval: string) =>
  server.sql(`update sessions set expires_at = now() + interval '${interval}' where id_hash = decode($1, 'hex')`, [
    hashOf(cookie),
  ]);

describe("an account", () => {
  test("is made, signed in, signed out and signed in again, whatever the letter case of its address", async () => {
    const email = address();
    const made = await post(server, "signup", { name: " Inès ", email: ` ${email.toUpperCase()} `, password });
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ user: { email, name: "Inès", locale: null } });
    const cookie = cookieOf(made);
    expect(await whoIs(cookie)).toMatchObject({ email });
    expect((await post(server, "logout", undefined, { cookie })).status).toBe(204);
    expect(await whoIs(cookie)).toBeNull();
    const again = await logIn(server, email.toUpperCase(), password);
    expect(again.status).toBe(200);
    expect(await whoIs(cookieOf(again))).toMatchObject({ email });
  });

  test("of one address is made once, however many ask at once on two servers", async () => {
    const email = address();
    const ask = (to: TestServer) => post(to, "signup", { name: "Inès", email, password });
    const answers = await Promise.all([ask(server), ask(other), ask(server), ask(other)]);
    expect(statuses(answers)).toEqual([201, 409, 409, 409]);
    expect(await server.sql("select 1 from users where email = $1", [email])).toHaveLength(1);
  });

  test.each([
    ["a short password", { password: "1234567" }, "password"],
    ["a password of 257 characters", { password: "x".repeat(257) }, "password"],
    ["no address", { email: "ines at example.org" }, "email"],
    ["an address of 255 characters", { email: `${"x".repeat(243)}@example.org` }, "email"],
    ["an empty name", { name: " " }, "name"],
    ["a name with a line break", { name: "a\nb" }, "name"],
    ["a field too many", { admin: true }, "admin"],
  ])("with %s is refused with 422", async (_name, wrong, path) => {
    const answer = await post(server, "signup", { name: "Inès", email: address(), password, ...wrong });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: "invalid", errors: [{ path }] });
  });

  test("keeps its password as argon2id with 64 MiB, 1 pass, 4 lanes, 16 bytes of salt and 32 of hash", async () => {
    const user = await server.user();
    const [row] = await server.sql<{ password_hash: string }>("select password_hash from users where id = $1", [
      user.id,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=1,p=4\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  test("that is disabled can neither sign in nor go on", async () => {
    const user = await server.user();
    await server.sql("update users set disabled_at = now() where id = $1", [user.id]);
    expect(await whoIs(user.cookie)).toBeNull();
    expect((await refusal(user.call(api.tablos.list, {}))).status).toBe(401);
    expect((await logIn(server, user.email, user.password)).status).toBe(401);
  });

  test("is an admin when it is the first of a development server, and only then", async () => {
    const [first] = await server.sql<{ admin: boolean }>("select admin from users order by created_at limit 1");
    expect(first?.admin).toBe(true);
    expect((await server.user()).admin).toBe(false);
  });
});

describe("who may make an account", () => {
  const production = {
    ENV: "production",
    SESSION_SECRET,
    PUBLIC_URL: "https://xtablo.example.org",
    METRICS_PORT: "off",
    HOST: "127.0.0.1",
  };
  const body = () => ({ name: "Inès", email: address(), password });

  test.each(["invite", "closed"])("nobody, when SIGNUP is %s", async (SIGNUP) => {
    const closed = await startTestServer({ environment: { SIGNUP } });
    const answer = await post(closed, "signup", body());
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "signup_closed" });
    await closed.close();
  });

  test("anyone when it is open, but no admin in production; its cookie is Secure behind a proxy nobody named", async () => {
    const open = await startTestServer({ environment: { ...production, SIGNUP: "open" } });
    const made = await post(open, "signup", body());
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ user: { admin: false } });
    for (const line of made.headers.getSetCookie()) expect(line).toMatch(/; path=\/; .*samesite=lax; secure; httponly/);
    expect(made.headers.get("strict-transport-security")).toContain("max-age=31536000");
    const bearer = await post(open, "signup", body(), { authorization: "Bearer xt_nothing" });
    expect(bearer.status).toBe(201);
    await open.close();
  });
});

describe("wrong passwords", () => {
  test("5 a minute per address and email, then 429, also for the right one and on the other server", async () => {
    const user = await server.user();
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await logIn(server, user.email)).status).toBe(401);
    for (const to of [server, other]) {
      const refused = await logIn(to, user.email, user.password);
      expect(refused.status).toBe(429);
      const seconds = Number(refused.headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    await server.sql("update rate_limits set expire = 0");
    expect((await logIn(server, user.email, user.password)).status).toBe(200);
  });

  test("20 at once count like 20 in a row", async () => {
    const email = address();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => logIn(n % 2 ? server : other, email)));
    expect(statuses(answers)).toEqual([...Array(5).fill(401), ...Array(15).fill(429)]);
  });

  test("30 a minute per address, whatever the email", async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, (_, n) => logIn(n % 2 ? server : other, address())));
    expect(statuses(answers)).toEqual([...Array(30).fill(401), 429, 429]);
  });

  test("signing in right uses nothing up", async () => {
    const user = await server.user();
    for (let attempt = 0; attempt < 7; attempt += 1)
      expect((await logIn(server, user.email, user.password)).status).toBe(200);
  });

  test("a forged X-Forwarded-For changes nothing where no proxy is trusted", async () => {
    const email = address();
    const forge = (n: number) => logIn(server, email, "wrong", { "x-forwarded-for": `203.0.113.${n}` });
    for (let attempt = 0; attempt < 5; attempt += 1) await forge(attempt);
    expect((await forge(99)).status).toBe(429);
  });

  test("behind a trusted proxy only the entry that it added itself counts", async () => {
    const email = address();
    const forge = (n: number, client: string) =>
      logIn(other, email, "wrong", { "x-forwarded-for": `203.0.113.${n}, ${client}` });
    for (let attempt = 0; attempt < 5; attempt += 1) await forge(attempt, "198.51.100.7");
    expect((await forge(99, "198.51.100.7")).status).toBe(429);
    expect((await forge(99, "198.51.100.8")).status).toBe(401);
  });

  test("the addresses of one IPv6 network count as one", async () => {
    const email = address();
    const from = (client: string) => logIn(other, email, "wrong", { "x-forwarded-for": client });
    for (let attempt = 1; attempt <= 5; attempt += 1) await from(`2001:db8::${attempt}`);
    expect((await from("2001:db8:0:0:ffff::9")).status).toBe(429);
    expect((await from("2001:db8:0:1::9")).status).toBe(401);
  });

  test("sign-ups are limited too: 20 an hour and address", async () => {
    const existing = (await server.user()).email;
    await server.sql("delete from rate_limits");
    const answers = await Promise.all(
      Array.from({ length: 22 }, () => post(server, "signup", { name: "x", email: existing, password })),
    );
    expect(statuses(answers)).toEqual([...Array(20).fill(409), 429, 429]);
  });

  test("known and unknown addresses are answered alike, in text and time", async () => {
    const user = await server.user();
    const attempt = async (email: string) => {
      const start = performance.now();
      const answer = await logIn(server, email);
      const { requestId: _, ...problem } = (await answer.json()) as { requestId: string };
      return { problem, ms: performance.now() - start };
    };
    const known: Awaited<ReturnType<typeof attempt>>[] = [];
    const unknown: typeof known = [];
    const fastest = (attempts: { ms: number }[]) => Math.min(...attempts.map(({ ms }) => ms));
    const ratio = () => fastest(unknown) / fastest(known);
    const isAlike = () => ratio() > 0.5 && ratio() < 2;
    // The fastest of each come to what the work takes, however busy the machine is.
    for (let turn = 0; turn < 5 || (turn < 30 && !isAlike()); turn += 1) {
      if (turn % 5 === 0) await server.sql("delete from rate_limits");
      known.push(await attempt(user.email));
      unknown.push(await attempt(address()));
    }
    expect(unknown.map(({ problem }) => problem)).toEqual(known.map(({ problem }) => problem));
    expect(ratio()).toBeGreaterThan(0.5);
    expect(ratio()).toBeLessThan(2);
  });
});

describe("a session", () => {
  test("of nowhere, or with a tampered signature, is nobody's", async () => {
    const { cookie } = await server.user();
    const [id = "", signature = ""] = cookie.split("; ");
    const last = signature.endsWith("A") ? "B" : "A";
    for (const forged of [
      id,
      `${id}; ${signature.slice(0, -1)}${last}`,
      `xtablo.session=${"A".repeat(43)}; ${signature}`,
      "xtablo.session=x; xtablo.session.sig=y",
    ])
      expect(await whoIs(forged)).toBeNull();
    expect(await whoIs(cookie)).not.toBeNull();
  });

  test("is kept as a hash alone", async () => {
    const { cookie, id } = await server.user();
    const rows = await server.sql<{ hash: string; days: number }>(
      `select encode(id_hash, 'hex') as hash, round(extract(epoch from expires_at - now()) / 86400)::integer as days
       from sessions where user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ hash: hashOf(cookie), days: 30 }]);
    expect(Buffer.from(/xtablo\.session=([^;]+)/.exec(cookie)?.[1] ?? "", "base64url")).toHaveLength(32);
  });

  test("gets a new id at every sign-in, and the one before is over", async () => {
    const user = await server.user();
    const answer = await logIn(server, user.email, user.password, { cookie: user.cookie });
    const cookie = cookieOf(answer);
    expect(hashOf(cookie)).not.toBe(hashOf(user.cookie));
    expect(await whoIs(user.cookie)).toBeNull();
    expect(await whoIs(cookie)).toMatchObject({ id: user.id });
  });

  test("that a stranger planted is not taken over at sign-in", async () => {
    const planted = `xtablo.session=${"p".repeat(43)}`;
    const user = await server.user();
    const answer = await logIn(server, user.email, user.password, { cookie: planted });
    expect(cookieOf(answer)).not.toContain("ppppp");
    expect(await whoIs(planted)).toBeNull();
  });

  test("that expired is over", async () => {
    const { cookie } = await server.user();
    await expireIn(cookie, "-1 second");
    expect(await whoIs(cookie)).toBeNull();
  });

  test("is renewed for 30 days when less than 7 remain, and not before", async () => {
    const { cookie } = await server.user();
    const ask = () => server.fetch("/api/auth/session", { headers: { cookie } });
    await expireIn(cookie, "8 days");
    expect((await ask()).headers.getSetCookie()).toEqual([]);
    await expireIn(cookie, "6 days");
    const renewed = await ask();
    expect(cookieOf(renewed)).toBe(cookie);
    const [row] = await server.sql<{ days: number }>(
      "select round(extract(epoch from expires_at - now()) / 86400)::integer as days from sessions where id_hash = decode($1, 'hex')",
      [hashOf(cookie)],
    );
    expect(row?.days).toBe(30);
  });

  test("that is renewed while its stream opens harms neither", async () => {
    const user = await server.user();
    await expireIn(user.cookie, "6 days");
    const stream = await openTestStream(user);
    expect(stream.status).toBe(200);
    expect(stream.headers.getSetCookie()).not.toEqual([]);
    stream.close();
  });

  test("that is revoked stays revoked, in every process, though a request was in flight", async () => {
    const user = await server.user();
    const { id: tabloId } = await server.tablo(user);
    await expireIn(user.cookie, "6 days");
    await server.sql("begin");
    await server.sql("select 1 from tablos where id = $1 for update", [tabloId]);
    const inFlight = user.call(api.tablos.update, { params: { tabloId }, body: { title: "Last words" } });
    await expect.poll(() => server.waiting()).toBeGreaterThan(0);
    expect(await whoIs(user.cookie, other)).not.toBeNull();
    expect((await post(other, "logout", undefined, { cookie: user.cookie })).status).toBe(204);
    await server.sql("commit");
    expect(await inFlight).toMatchObject({ title: "Last words" });
    expect(await whoIs(user.cookie)).toBeNull();
    expect(await whoIs(user.cookie, other)).toBeNull();
  });

  test("has a cookie that scripts and other sites do not get, without Secure on http", async () => {
    const answer = await post(server, "signup", { name: "x", email: address(), password });
    for (const line of answer.headers.getSetCookie()) {
      expect(line).toMatch(/; path=\/; .*samesite=lax; httponly/);
      expect(line).not.toMatch(/secure/i);
    }
  });
});

test("nothing secret is logged", async () => {
  const email = address();
  const made = await post(server, "signup", { name: "x", email, password: "a very secret password" });
  await logIn(server, email, "another secret password");
  const text = JSON.stringify(server.logged);
  expect(text).not.toContain("secret password");
  expect(text).not.toContain(cookieOf(made).split(/[=;]/)[1]);
  expect(text).not.toContain("$argon2");
});
