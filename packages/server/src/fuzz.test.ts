import { api, problem, type Route } from "@xtablo/contract";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { startTestServer, type TestServer, type TestUser } from "./testing/server.ts";

/** Enough to meet what is wrong in general; a longer hunt: FUZZ_SECONDS=600 FUZZ_SEED=7 npx vitest packages/server/src/fuzz */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 12);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

/** By method and path, so that a counterexample can be read. */
const routes = new Map(
  Object.values(api)
    .flatMap((feature): Route[] => Object.values(feature))
    .map((route) => [`${route.method} ${route.path}`, route]),
);
/** What only its owner may ever see. */
const secret = "the-neighbours-secret";

let server: TestServer;
let user: TestUser;
/** Ids that mean something: one's own things, the neighbours', and those that the run makes. */
const ids: string[] = [];

beforeAll(async () => {
  server = await startTestServer({ environment: { MAX_UPLOAD_SIZE_MB: "1" } });
  const neighbour = await server.user("Neighbour");
  user = await server.user();
  const theirs = await server.tablo(neighbour);
  const mine = await server.tablo(neighbour, { editor: user }); // one that cannot be deleted in the course of the run
  for (const [tablo, title] of [
    [theirs, secret],
    [mine, "Ours"],
  ] as const) {
    const params = { tabloId: tablo.id };
    const task = await neighbour.call(api.tasks.create, { params, body: { title, description: title } });
    const etape = await neighbour.call(api.etapes.create, { params, body: { title } });
    ids.push(tablo.id, task.id, etape.id);
  }
  await neighbour.call(api.tablos.update, { params: { tabloId: theirs.id }, body: { title: secret } });
  ids.push(user.id);
});
afterAll(() => server.close());

const hostile = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u2066",
  "e" + "\u0301".repeat(300),
  "🧑‍🚒".repeat(100),
  "'; drop table tasks; --",
  "' or 1=1 --",
  "$1",
  "%s%n%x",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}",
  "../../etc/passwd",
  "null",
  "NaN",
  "1e309",
  "9223372036854775808",
  "-1",
  "0001-01-01",
  "9999-12-31",
  "2026-02-30",
  "x".repeat(20_001),
  "__proto__",
  "constructor",
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 250 }),
);
const known = fc.nat().map((at) => ids[at % ids.length] ?? "");
const oddId = fc.oneof(
  { weight: 8, arbitrary: known },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: text },
);
const junk = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constant([]),
  fc.constant({}),
  fc.constant(JSON.parse("[".repeat(2_000) + "]".repeat(2_000)) as unknown),
  fc.object({ maxDepth: 2, maxKeys: 3 }),
  known,
);

interface Schema {
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  enum?: unknown[];
  type?: string;
  format?: string;
}

/** Values for a field: mostly such as it might take, so that the run gets behind the schemas, too. */
function valueFor(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueFor), junk);
  const fitting = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.format === "uuid"
      ? oddId
      : schema.format === "date"
        ? fc
            .date({ noInvalidDate: true, min: new Date(-1), max: new Date("9999-12-31") })
            .map((date) => date.toISOString().slice(0, 10))
        : schema.type === "string"
          ? text
          : schema.type === "null"
            ? fc.constant(null)
            : fc.oneof(fc.integer(), fc.double());
  return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: junk });
}

function fieldsOf(schema: z.ZodType | undefined): fc.Arbitrary<Record<string, unknown>> {
  if (!schema) return fc.constant({});
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  const fields = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueFor(one)])), {
    requiredKeys: [],
  });
  const more = fc.dictionary(fc.constantFrom("__proto__", "id", "version", "x", "tabloId"), junk, { maxKeys: 1 });
  return fc.oneof(
    { weight: 9, arbitrary: fields },
    { weight: 1, arbitrary: fc.tuple(fields, more).map(([a, b]) => ({ ...a, ...b })) },
  );
}

/** Header values as they may go over the wire. */
const headerValue = fc.oneof(
  fc.constantFrom(
    '"1"',
    'W/"1"',
    '"99999999999999999999"',
    "*",
    "bytes=0-",
    "bytes=-1",
    "x".repeat(4_000),
    "gzip;q=0",
    "identity;q=0, *;q=0",
  ),
  fc.string({ maxLength: 30 }).map((value) => value.replace(/[^\x20-\x7e\xa0-\xff]/g, "").trim()),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "if-match",
    "if-none-match",
    "idempotency-key",
    "range",
    "if-range",
    "accept",
    "accept-encoding",
    "accept-language",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-request-id",
    "origin",
    "sec-fetch-site",
    "user-agent",
    "content-type",
    "last-event-id",
    "x-http-method-override",
    "authorization",
  ),
  headerValue,
  { maxKeys: 2 },
);

interface Attempt {
  name: string;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  headers: Record<string, string>;
}
const attempt: fc.Arbitrary<Attempt> = fc.constantFrom(...routes).chain(([name, route]) =>
  fc.record({
    name: fc.constant(name),
    params: fc.record(Object.fromEntries((route.path.match(/:\w+/g) ?? []).map((name) => [name, oddId]))),
    query: fieldsOf(route.query),
    body: fc.oneof({ weight: 9, arbitrary: fieldsOf(route.body) }, { weight: 1, arbitrary: junk }),
    headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
  }),
);

async function send({ name, params, query, body, headers }: Attempt): Promise<Response> {
  const route = routes.get(name);
  if (!route) throw new Error(`no such route: ${name}`);
  const path = route.path.replace(/:\w+/g, (name) => encodeURIComponent((params[name] ?? "").toWellFormed()));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value).slice(0, 500)]));
  const all = new Headers(route.path.startsWith("/api/auth/") ? {} : { cookie: user.cookie }); // nobody signs this user out
  if (route.body) all.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const abort = new AbortController();
  const answer = await server.fetch(`${path}?${search}`, {
    method: route.method,
    headers: all,
    body: route.raw === "upload" ? formOf(body) : route.body ? JSON.stringify(body) : undefined,
    signal: abort.signal,
  });
  if (answer.headers.get("content-type")?.includes("event-stream")) abort.abort();
  return answer;
}

function formOf(body: unknown): FormData {
  const form = new FormData();
  const bytes = JSON.stringify(body) ?? "";
  form.set("file", new Blob([bytes]), bytes.slice(1, 200).toWellFormed());
  return form;
}

test(
  "whatever is sent, no endpoint fails, shows its insides, or somebody else's things",
  { timeout: (seconds + 30) * 1_000 },
  async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(attempt, async (given) => {
        const answer = await send(given);
        const stream = answer.headers.get("content-type")?.includes("event-stream");
        const sent = stream ? "" : await answer.text();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status).toBeLessThan(500);
        expect(sent).not.toContain(secret);
        if (answer.status >= 400) {
          expect(problem.parse(JSON.parse(sent)).status).toBe(answer.status);
          expect(sent).not.toMatch(/node_modules|\.ts:\d|\bat .+:\d+:\d+|insert into|update "|select "/);
        }
        if (answer.status === 201 && ids.length < 200) {
          const { id } = JSON.parse(sent) as { id?: string };
          if (id) ids.push(id);
        }
      }),
      { seed, numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1_000, endOnFailure: true },
    );
    expect(server.logged.filter((line) => Number(line["level"]) >= 50)).toEqual([]);
    for (const status of [200, 201, 400, 404, 422]) expect(statuses.get(status)).toBeGreaterThan(0); // it got everywhere
    expect((await user.call(api.tablos.board, { params: { tabloId: ids[3] ?? "" } })).tablo.role).toBe("editor");
  },
);
