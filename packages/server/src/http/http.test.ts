import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, problem } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendRaw } from "../testing/raw.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { builtWebApp } from "./web-app.ts";

const script = `console.log(${JSON.stringify("x".repeat(5_000))});`;
let built: string;
let server: TestServer;
let user: TestUser;
let tabloId: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "xtablo-web-"));
  await mkdir(join(built, "assets"));
  await writeFile(join(built, "index.html"), `<meta property="csp-nonce" nonce="%CSP_NONCE%"><title>Xtablo</title>`);
  await writeFile(join(built, "assets", "main-1a2b3c.js"), script);
  await writeFile(join(built, "assets", "main-1a2b3c.js.map"), "{}");
  await writeFile(join(built, "assets", "reader.worker.min.mjs"), script);
  await writeFile(join(built, "icon.svg"), "<svg/>");
  server = await startTestServer({ webApp: await builtWebApp(built) });
  user = await server.user();
  tabloId = (await server.tablo(user)).id;
});
afterAll(async () => {
  await server.close();
  await rm(built, { recursive: true });
});

const json = { "content-type": "application/json" };
const post = (path: string, body: BodyInit | undefined, headers: Record<string, string> = json) =>
  user.fetch(path, { method: "POST", headers, body });

/** The problem that an answer is. */
async function problemOf(answer: Response) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const body = problem.parse(await answer.json());
  expect(body).toMatchObject({
    type: "about:blank",
    status: answer.status,
    requestId: answer.headers.get("x-request-id"),
  });
  expect(body.title).not.toBe("Error");
  return body;
}

describe("a body", () => {
  test.each([
    ["malformed", '{"title":', json, 400, "malformed_json"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), json, 400, "malformed_json"],
    ["of a wrong type", "title=x", { "content-type": "application/x-www-form-urlencoded" }, 415, "wrong_type"],
    ["compressed", "{}", { ...json, "content-encoding": "gzip" }, 415, "wrong_type"],
    ["of no type", new Uint8Array([0x7b, 0x7d]), {}, 415, "wrong_type"],
    ["missing", undefined, json, 422, "invalid"],
    ["empty", "", json, 422, "invalid"],
    ["null", "null", json, 422, "invalid"],
    ["a list", "[]", json, 422, "invalid"],
    ["100,000 lists deep", "[".repeat(100_000) + "]".repeat(100_000), json, 422, "invalid"],
    ["deep where a text belongs", `{"title":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`, json, 422, "invalid"],
    ["with a poisoned prototype", '{"title":"x","__proto__":{"admin":true}}', json, 422, "invalid"],
  ])("that is %s is refused", async (_name, body, headers, status, code) => {
    const answer = await post("/api/tablos", body, headers);
    expect(await problemOf(answer)).toMatchObject({ status, code });
  });

  test("too large is refused with 413 at once, declared or not, and its connection goes on", async () => {
    const large = JSON.stringify({ title: "x".repeat(300_000) });
    const declared = await post("/api/tablos", large);
    expect(await problemOf(declared)).toMatchObject({ status: 413, detail: "That is too large: at most 256 kB." });
    const head = [
      "POST /api/tablos HTTP/1.1",
      "Host: localhost",
      `Cookie: ${user.cookie}`,
      "Content-Type: application/json",
    ];
    const waiting = await sendRaw(server.url, [[...head, "Content-Length: 300000", "", ""].join("\r\n")]);
    expect(waiting).toMatchObject({ status: 413, closed: false });
    const chunk = `c350\r\n${"x".repeat(50_000)}\r\n`;
    const chunked = await sendRaw(server.url, [
      [...head, "Transfer-Encoding: chunked", "", ""].join("\r\n"),
      ...Array<string>(8).fill(chunk),
    ]);
    expect(chunked).toMatchObject({ status: 413, closed: false });
  });

  test("that is refused is read on for 32 MB at most, then the connection is cut", async () => {
    const head = [
      "POST /api/tablos HTTP/1.1",
      "Host: localhost",
      "Content-Type: application/json",
      "Content-Length: 90000000",
      "",
      "",
    ];
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let sent = 0;
    socket.on("error", () => {});
    socket.write(head.join("\r\n"));
    const chunk = Buffer.alloc(1_048_576);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    while (!socket.destroyed && sent < 80) {
      sent += 1;
      if (!socket.write(chunk)) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    }
    expect(sent).toBeGreaterThan(30);
    expect(sent).toBeLessThan(60);
  });

  test("that breaks off is no error of the server's", async () => {
    const before = server.logged.length;
    const head = [
      "POST /api/tablos HTTP/1.1",
      "Host: localhost",
      `Cookie: ${user.cookie}`,
      "Content-Type: application/json",
      "Content-Length: 500",
      "",
      '{"title',
    ];
    await sendRaw(server.url, [head.join("\r\n")], { cut: true });
    await expect.poll(() => server.logged.slice(before).some((line) => line["status"] === 499)).toBe(true);
    expect(server.logged.slice(before).filter((line) => Number(line["level"]) >= 40)).toEqual([]);
  });
});

describe("a path", () => {
  test.each([
    ["an id that is none", "/api/tasks/42", 400, "malformed_id"],
    ["an id in capitals", "/api/tasks/01A20284-D2AB-7061-8169-6C2D65892082", 400, "malformed_id"],
    ["an id that is no text", "/api/tasks/%E0%A4%A", 400, "malformed_id"],
    ["an id with SQL", "/api/tasks/1'%20or%20'1'='1", 400, "malformed_id"],
    ["an id of nowhere", "/api/tasks/01a20284-d2ab-7061-8169-6c2d65892082", 404, "not_found"],
    ["nothing of the API", "/api/nothing", 404, "not_found"],
    ["the API itself", "/api", 404, "not_found"],
    ["a limit out of range", "/api/tablos?limit=201", 422, "invalid"],
    ["a limit twice", "/api/tablos?limit=1&limit=2", 422, "invalid"],
    ["an unknown parameter", "/api/tablos?sort=title", 422, "invalid"],
    [
      "a cursor of ours for another list",
      `/api/tablos?cursor=${Buffer.from('["1"]').toString("base64url")}`,
      422,
      "invalid",
    ],
    [
      "a cursor with a time that is none",
      `/api/tablos?cursor=${Buffer.from('["2026-99-99T99:99:99.999Z","01a20284-d2ab-7061-8169-6c2d65892082"]').toString("base64url")}`,
      422,
      "invalid",
    ],
  ])("with %s is refused", async (_name, path, status, code) => {
    expect(await problemOf(await user.fetch(path, { headers: { accept: "text/html" } }))).toMatchObject({
      status,
      code,
    });
  });

  test("knows its methods: another one is refused with 405 and the list of them", async () => {
    const answer = await user.fetch("/api/tablos", { method: "PUT" });
    expect(answer.headers.get("allow")).toBe("HEAD, GET, POST");
    expect(await problemOf(answer)).toMatchObject({ status: 405, code: "method_not_allowed" });
  });

  test("answers HEAD as GET, without a body, also the stream", async () => {
    const answer = await user.fetch("/api/tablos", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(10);
    const stream = await user.fetch("/api/stream", { method: "HEAD" });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(await stream.text()).toBe("");
  });
});

test.each([
  ["no HTTP", "HELO example.org\r\n\r\n", 400],
  ["an address of 20,000 characters", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
  ["two lengths", "POST /api/tablos HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
])("%s is refused with a problem, and its connection ended", async (_name, text, status) => {
  const answer = await sendRaw(server.url, [text]);
  expect(answer).toMatchObject({
    status,
    headers: { "content-type": "application/problem+json", connection: "close" },
  });
  expect(problem.parse(JSON.parse(answer.body)).status).toBe(status);
});

describe("a request's id", () => {
  test.each(["a", "req-1.2_3", "x".repeat(128)])("%s is kept", async (id) => {
    const answer = await server.fetch("/healthz", { headers: { "x-request-id": id } });
    expect(answer.headers.get("x-request-id")).toBe(id);
  });

  test.each(["", "x".repeat(129), "a b", "<script>", '"', "é"])("%j is replaced", async (id) => {
    const answer = await server.fetch("/healthz", { headers: { "x-request-id": id } });
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is in the request's log line, with the user, the route and the status", async () => {
    await user.fetch(`/api/tablos/${tabloId}`, { headers: { "x-request-id": "find-me" } });
    const line = () => server.logged.find((logged) => logged["requestId"] === "find-me");
    await expect
      .poll(line)
      .toMatchObject({ msg: "request", userId: user.id, route: "/api/tablos/:tabloId", status: 200 });
  });
});

test("a 500 says nothing but where to look", async () => {
  await server.sql("alter table tablos rename column color to colour");
  const answer = await post("/api/tablos", JSON.stringify({ title: "a telling title" }), {
    ...json,
    "x-request-id": "it-broke",
  });
  await server.sql("alter table tablos rename column colour to color");
  const text = JSON.stringify(await problemOf(answer));
  expect(answer.status).toBe(500);
  expect(text).not.toMatch(/insert|column|color|\.ts|node_modules|at /i);
  const line = server.logged.find((logged) => logged["requestId"] === "it-broke" && logged["msg"] === "request failed");
  expect(JSON.stringify(line)).toContain("colo");
  expect(JSON.stringify(line)).not.toContain("a telling title");
});

test("every answer carries the security headers", async () => {
  for (const path of ["/", "/api/nothing", "/api/tablos", "/healthz", "/assets/main-1a2b3c.js"]) {
    const { headers } = await user.fetch(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers.get("x-powered-by")).toBeNull();
  }
});

describe("the web app", () => {
  test("has a policy without unsafe words and a fresh nonce in every page", async () => {
    const nonces = [];
    for (const path of ["/", "/tablos/anything", "/login"]) {
      const answer = await server.fetch(path, { headers: { accept: "text/html" } });
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).not.toContain("unsafe");
      for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(rule);
      const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
      expect(policy).toContain(`'nonce-${nonce}'`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(3);
    expect(Math.min(...nonces.map((nonce) => Buffer.from(nonce, "base64").length))).toBe(16);
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("sends its hashed files for ever, as %s asks", async (accept, encoding) => {
    const answer = await server.fetch("/assets/main-1a2b3c.js", { headers: { "accept-encoding": accept } });
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(answer.headers.get("vary")).toContain("Accept-Encoding");
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await answer.text()).toBe(script);
  });

  test("lets a worker decode and nothing else, and a page's scripts not even that", async () => {
    const worker = await server.fetch("/assets/reader.worker.min.mjs", { headers: { "accept-encoding": "br" } });
    expect(worker.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(worker.headers.get("content-encoding")).toBe("br");
    expect(worker.headers.get("content-security-policy")).toBe("default-src 'none'; script-src 'wasm-unsafe-eval'");
    for (const path of ["/", "/assets/main-1a2b3c.js"])
      expect((await server.fetch(path)).headers.get("content-security-policy")).not.toContain("eval");
  });

  test("keeps the rest for no longer than it is right", async () => {
    const icon = await server.fetch("/icon.svg");
    expect(icon.headers.get("cache-control")).toBe("no-cache");
    expect(icon.headers.get("content-type")).toBe("image/svg+xml");
  });

  test.each([
    "/assets/gone-9z.js",
    "/assets/main-1a2b3c.js.map",
    "/assets/../index.html",
    "/assets/%2e%2e/index.html",
    "/..%2f..%2fetc/passwd",
  ])("has nothing at %s for who asks for a script", async (path) => {
    const answer = await sendRaw(server.url, [
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/javascript\r\n\r\n`,
    ]);
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  test("takes no POST", async () => {
    expect((await server.fetch("/login", { method: "POST" })).status).toBe(404);
  });
});

describe("the board", () => {
  const board = (headers: Record<string, string> = {}, as = user) =>
    as.fetch(`/api/tablos/${tabloId}/board`, { headers });

  test("is not sent again to who has it, but is after a change, and for another role", async () => {
    const viewer = await server.user();
    await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'viewer')", [tabloId, viewer.id]);
    const etag = (await board()).headers.get("etag") ?? "";
    for (const known of [etag, `W/"1-x", ${etag}`]) {
      const again = await board({ "if-none-match": known });
      expect(again.status).toBe(304);
      expect(again.headers.get("etag")).toBe(etag);
      expect(await again.text()).toBe("");
    }
    expect((await board({ "if-none-match": etag }, viewer)).status).toBe(200);
    await user.call(api.tasks.create, { params: { tabloId }, body: { title: "New" } });
    const after = await board({ "if-none-match": etag });
    expect(after.status).toBe(200);
    expect(after.headers.get("cache-control")).toBe("private, no-cache");
  });

  test("is the same compressed, once it is asked for again", async () => {
    for (let count = 0; count < 12; count += 1)
      await user.call(api.tasks.create, { params: { tabloId }, body: { title: `Task ${count}` } });
    const plain = await (await board({ "accept-encoding": "identity" })).text();
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await board({ "accept-encoding": "gzip" }));
    await expect
      .poll(async () => (await board({ "accept-encoding": "gzip" })).headers.get("content-encoding"))
      .toBe("gzip");
    for (const answer of [...answers, await board({ "accept-encoding": "gzip" })])
      expect(await answer.text()).toBe(plain);
    expect(JSON.parse(plain)).toEqual(await user.call(api.tablos.board, { params: { tabloId } }));
  });

  test("of a stranger's and of no tablo is refused with 404, and sent to nobody without a session", async () => {
    const stranger = await server.user();
    expect(await problemOf(await board({}, stranger))).toMatchObject({ status: 404 });
    expect(await problemOf(await server.fetch(`/api/tablos/${tabloId}/board`))).toMatchObject({ status: 401 });
  });
});

test("a large list is compressed", async () => {
  for (let count = 0; count < 40; count += 1) await server.tablo(user);
  const answer = await user.fetch("/api/tablos", { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.json()).toEqual(await user.call(api.tablos.list, {}));
});

describe("what the server says of itself", () => {
  test("the time, without sign-in", async () => {
    const { time } = await server.call(api.probes.time, {});
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(5_000);
  });

  test("its release and what is switched on", async () => {
    expect(await server.call(api.probes.meta, {})).toMatchObject({
      name: "xtablo",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      schema: expect.stringMatching(/^\d{14}_\w+$/),
      signup: "open",
      providers: { password: true, google: false },
      maxUploadBytes: 25 * 1_048_576,
    });
  });

  test("figures for Prometheus, on a port of their own", async () => {
    const answer = await fetch(server.metricsUrl);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    const text = await answer.text();
    expect(text).toMatch(
      /xtablo_http_request_duration_seconds_count\{method="POST",route="\/api\/tablos",status="201"\} \d+/,
    );
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).not.toContain(tabloId);
    expect((await server.fetch("/metrics", { headers: { accept: "text/plain" } })).status).toBe(404);
    expect((await fetch(new URL("/", server.metricsUrl))).status).toBe(404);
  });
});

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { description: string }>;
}

test("the OpenAPI 3.1 document describes every route, and everything that it refers to is there", async () => {
  const document = (await (await server.fetch("/api/openapi.json")).json()) as OpenApi;
  expect(document.openapi).toMatch(/^3\.1\./);
  const described = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ route: `${verb.toUpperCase()} ${path}`, path, operation })),
  );
  const routes = Object.values(api).flatMap((feature) => Object.values(feature));
  expect(described.map(({ route }) => route).toSorted()).toEqual(
    routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`).toSorted(),
  );
  expect(new Set(described.map(({ operation }) => operation.operationId)).size).toBe(described.length);
  for (const { path, operation } of described)
    expect(
      (operation.parameters ?? []).filter(({ in: place }) => place === "path").map(({ name }) => `{${name}}`),
    ).toEqual(path.match(/\{\w+\}/g) ?? []);
  for (const [, pointer = ""] of JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g))
    expect(at(document, pointer)).toBeDefined();
  for (const { operation } of described)
    for (const answer of Object.values(operation.responses)) expect(answer.description).toMatch(/\w/);
});

/** What a JSON pointer points at. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
}
