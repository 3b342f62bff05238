import { api, createClient } from "@xtablo/contract";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { cookieOf, startTestServer, type TestServer } from "../testing/server.ts";
import { createLocalSignIn, type LocalSignIn, localSignInPath } from "./local-sign-in.ts";

let server: TestServer;
let signIn: LocalSignIn;

beforeAll(async () => {
  signIn = createLocalSignIn({ name: "Inès Brémond", email: "ines@this.computer", locale: "fr" });
  server = await startTestServer({ localSignIn: signIn, environment: { SIGNUP: "closed" } });
});
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

const show = async (secret: unknown, headers: Record<string, string> = {}) =>
  server.fetch(localSignInPath, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ secret }),
  });
const whoIs = async (response: Response) =>
  createClient({ origin: server.url, headers: { cookie: cookieOf(response) } })(api.auth.session, {});

test("the app that has the secret is signed in as the owner, who is admin; again as the same one", async () => {
  const first = await whoIs(await show(signIn.makeSecret()));
  expect(first.user).toMatchObject({ name: "Inès Brémond", email: "ines@this.computer", admin: true, locale: "fr" });
  const response = await show(signIn.makeSecret());
  expect(response.status).toBe(204);
  expect((await whoIs(response)).user?.id).toBe(first.user?.id);
  expect(await server.sql("select from users")).toHaveLength(1);
});

test("a secret is good once", async () => {
  const secret = signIn.makeSecret();
  expect((await show(secret)).status).toBe(204);
  expect((await show(secret)).status).toBe(401);
});

test("of two at the same time one is let in", async () => {
  const secret = signIn.makeSecret();
  const answers = await Promise.all([show(secret), show(secret)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 401]));
});

test("the next secret ends the one before, and a minute ends each", async () => {
  const [old, secret] = [signIn.makeSecret(), signIn.makeSecret()];
  expect((await show(old)).status).toBe(401);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  expect((await show(secret)).status).toBe(401);
});

test.each(["", "x", null, 1, "x".repeat(101), {}])("%j is no secret, and nobody is told which", async (secret) => {
  signIn.makeSecret();
  const response = await show(secret);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "wrong_secret" });
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("a page of another site cannot show one", async () => {
  const response = await show(signIn.makeSecret(), { origin: "https://evil.example" });
  expect(response.status).toBe(403);
});

test("the owner has no password, so that nobody else on the computer can guess it", async () => {
  await show(signIn.makeSecret());
  const login = server.call(api.auth.login, { body: { email: "ines@this.computer", password: "correct horse" } });
  await expect(login).rejects.toMatchObject({ problem: { status: 401 } });
});

test("any other server does not have it", async () => {
  const other = await startTestServer();
  const response = await fetch(other.url + localSignInPath, { method: "POST" });
  expect(response.status).toBe(404);
  await other.close();
});
