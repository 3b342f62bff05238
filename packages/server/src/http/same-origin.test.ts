import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

/** A server that knows where it is reached, and one that goes by the request's own host. */
let known: TestServer;
let unknown: TestServer;
let user: TestUser;

beforeAll(async () => {
  known = await startTestServer({ environment: { PUBLIC_URL: "http://xtablo.example.org" } });
  unknown = await startTestServer({ environment: { TRUSTED_PROXIES: "127.0.0.1" } });
  user = await known.user();
});
afterAll(async () => {
  await known.close();
  await unknown.close();
});

/** Signing out changes something, and anyone may ask for it. */
const signOut = (server: TestServer, headers: Record<string, string>) =>
  server.fetch("/api/auth/logout", { method: "POST", headers });
const own = (server: TestServer) => new URL(server.url).origin;

test.each([
  ["same-origin", {}, true],
  ["none", {}, true],
  ["same-site", {}, false],
  ["cross-site", {}, false],
  ["something-new", {}, false],
  ["cross-site", { origin: "http://xtablo.example.org" }, false],
  ["same-origin", { origin: "https://evil.example" }, true],
])("Sec-Fetch-Site: %s, with %j, is let through: %s", async (site, headers, allowed) => {
  const answer = await signOut(known, { "sec-fetch-site": site, ...headers });
  expect(answer.status).toBe(allowed ? 204 : 403);
});

test.each([
  ["http://xtablo.example.org", true],
  ["http://XTABLO.example.org:80", true],
  ["https://xtablo.example.org", false],
  ["http://xtablo.example.org.evil.example", false],
  ["http://xtablo.example.org:8080", false],
  ["http://evil.example/http://xtablo.example.org", false],
  ["null", false],
  ["nonsense", false],
])(
  "without Sec-Fetch-Site, Origin: %s is let through where PUBLIC_URL is http://xtablo.example.org: %s",
  async (origin, allowed) => {
    expect((await signOut(known, { origin })).status).toBe(allowed ? 204 : 403);
  },
);

test("without PUBLIC_URL, Origin must be the request's own host, which only a trusted proxy may change", async () => {
  expect((await signOut(unknown, { origin: own(unknown) })).status).toBe(204);
  expect((await signOut(unknown, { origin: "https://evil.example" })).status).toBe(403);
  const behind = { origin: "https://xtablo.example.org", "x-forwarded-host": "xtablo.example.org" };
  expect((await signOut(unknown, behind)).status).toBe(204);
  expect((await signOut(known, behind)).status).toBe(403);
});

test("with neither header it is no browser, and let through", async () => {
  expect((await signOut(known, {})).status).toBe(204);
});

test("signing in and up from another site is refused", async () => {
  for (const path of ["login", "signup"]) {
    const body = JSON.stringify({ name: "x", email: user.email, password: user.password });
    const headers = { "content-type": "application/json", "sec-fetch-site": "cross-site" };
    const answer = await known.fetch(`/api/auth/${path}`, { method: "POST", headers, body });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test.each(["POST", "PATCH", "DELETE", "PUT"])(
  "%s from another site is refused with a cookie, wherever it goes",
  async (method) => {
    const answer = await user.fetch("/api/tablos", { method, headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "cross_site", status: 403 });
  },
);

test("reading from another site is let through: browsers keep the answer from its scripts", async () => {
  const answer = await user.fetch("/api/tablos", { headers: { "sec-fetch-site": "cross-site" } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

test("a request with a token is let through, and its cookie counts for nothing", async () => {
  const headers = { "sec-fetch-site": "cross-site", authorization: "Bearer xt_nothing" };
  const answer = await user.fetch("/api/tablos", { method: "POST", headers });
  expect(answer.status).toBe(401);
  const basic = await user.fetch("/api/tablos", {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site", authorization: "Basic eDp5" },
  });
  expect(basic.status).toBe(403);
});
