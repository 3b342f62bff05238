import fc from "fast-check";
import { expect, test } from "vitest";
import { isWanted, parseSince } from "./filter.ts";
import { formatJson, lineFormatter } from "./format-line.ts";
import { formatSummary } from "./format-summary.ts";
import type { LogLine } from "./line.ts";
import { lastLines, mergeByTime, readSource } from "./merge.ts";
import { parseLine } from "./parse-line.ts";
import { splitLines } from "./split-lines.ts";
import { summarise } from "./summarise.ts";

const stamp = "2026-11-28T10:00:00.123456789Z";
const request = JSON.stringify({
  level: "ERROR",
  time: "2026-11-28T10:00:00.120Z",
  requestId: "r-1",
  userId: "u-1",
  method: "GET",
  route: "/api/tasks/:taskId",
  status: 500,
  durationMs: 12.4,
  err: { type: "TypeError", message: "no", stack: "TypeError: no\n    at a.ts:1" },
  msg: "request failed",
});

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}
const gather = async (lines: AsyncIterable<LogLine[]>) => lastLines(lines, 1e6);
const read = async (service: string, lines: string[]) => gather(readSource({ service, lines: each([lines]) }));
const plain = { columns: 80, color: false };

test("our line, Caddy's and PostgreSQL's are read", () => {
  expect(parseLine("web", `${stamp} ${request}`, null)).toMatchObject({
    raw: request,
    stamp,
    timeMs: Date.parse(stamp),
    level: "error",
    requestId: "r-1",
    durationMs: 12.4,
    error: { type: "TypeError" },
  });
  const caddy = `{"level":"info","ts":1764324000.5,"msg":"handled request","request":{"method":"GET","uri":"/x"},"status":200,"duration":0.25}`;
  expect(parseLine("caddy", caddy, null)).toMatchObject({ timeMs: 1764324000500, path: "/x", durationMs: 250 });
  const postgres = "2026-11-28 10:00:01.500 UTC [42] FATAL:  no more";
  expect(parseLine("postgres", postgres, null)).toMatchObject({
    level: "error",
    message: "no more",
    timeMs: Date.parse("2026-11-28T10:00:01.500Z"),
    isJson: false,
  });
  expect(parseLine("worker", '{"msg":"job done","job_id":"7","job_kind":"a.b","attempt":2}', null).job).toBe(
    "a.b #7 attempt 2",
  );
});

test("broken JSON is text, and a stack below an error goes with it through the filter", async () => {
  const lines = await read("web", ["{broken", "TypeError: no", "    at a.ts:1", "ready"]);
  expect(lines.map(({ isJson }) => isJson)).toEqual([false, false, false, false]);
  expect(lines.filter((line) => isWanted(line, { level: "error" })).map(({ raw }) => raw)).toEqual([
    "TypeError: no",
    "    at a.ts:1",
  ]);
});

test.each([
  [{ requestId: "r-1" }, true],
  [{ requestId: "r" }, false],
  [{ userId: "u-1" }, true],
  [{ userId: "u-2" }, false],
  [{ pattern: /tasks/ }, true],
  [{ pattern: /boards/ }, false],
  [{ sinceMs: Date.parse("2026-11-28T10:00:00Z") }, true],
  [{ sinceMs: Date.parse("2026-11-28T10:00:01Z") }, false],
])("the filter %j says %s", (wanted, kept) => {
  expect(isWanted(parseLine("web", request, null), wanted)).toBe(kept);
});

test("since is a span or a moment, and nothing else", () => {
  expect(parseSince("10m", 600_000)).toBe(0);
  expect(parseSince("2026-11-28T10:00:00Z", 0)).toBe(Date.parse("2026-11-28T10:00:00Z"));
  expect([parseSince("10", 0), parseSince("soon", 0)]).toEqual([null, null]);
});

function batches(lines: string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => lines.slice(at * size, (at + 1) * size));
}

test("merged streams are in order of time and lose nothing", async () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 })
    .map((all) => all.toSorted((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(fc.array(times, { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), async (streams, atOnce) => {
      const sources = streams.map((all, at) =>
        readSource({
          service: `s${at}`,
          lines: each(
            batches(
              all.map((time) => JSON.stringify({ time })),
              atOnce,
            ),
          ),
        }),
      );
      const merged = (await gather(mergeByTime(sources))).map(({ timeMs }) => timeMs);
      expect(merged).toEqual(streams.flat().toSorted((a, b) => a - b));
    }),
  );
});

test("lines are cut alike however the bytes come", async () => {
  const bytes = Buffer.from("é one\r\ntwo ü\n\nlast");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (at) => {
      const lines: string[] = [];
      for await (const line of splitLines(each([bytes.subarray(0, at), bytes.subarray(at)]))) lines.push(...line);
      expect(lines).toEqual(["é one", "two ü", "", "last"]);
    }),
  );
});

test("a line keeps within 80 columns, and cannot steer the terminal", () => {
  const line = parseLine("web-blue", JSON.stringify({ level: "WARN", msg: `\u001b[31m${"word ".repeat(60)}` }), null);
  const text = lineFormatter(plain)(line);
  expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(text).not.toContain("\u001b");
  expect(text.match(/word/g)).toHaveLength(60);
  expect(lineFormatter({ columns: 80, color: true })(line)).toContain("\u001b[33m\u001b[1mWARN");
});

test("a terminal shows the day when it changes, and what the request did before its ids", () => {
  const format = lineFormatter(plain);
  const shown = ["28T23:59:59.120", "28T23:59:59.130", "29T00:00:01.000"]
    .map((time) => format(parseLine("web-blue", `2026-11-${time}000000Z ${request}`, null)))
    .join("\n");
  const error = ["  TypeError: no", "      at a.ts:1", "  request r-1  user u-1"];
  const row = (time: string, msg: string) => `${time} ERROR web-blue  ${msg}`;
  const said = "request failed  GET /api/tasks/:taskId 500  12 ms";
  expect(shown.split("\n")).toEqual([
    "— 2026-11-28 —",
    row("23:59:59.120", said),
    ...error,
    row("23:59:59.130", said),
    ...error,
    "— 2026-11-29 —",
    row("00:00:01.000", said),
    ...error,
  ]);
});

test("both ids of a request fit below it in 80 columns, and long texts go on below themselves", () => {
  const ids = { requestId: "r".repeat(36), userId: "u".repeat(36) };
  const line = { level: "INFO", msg: "word ".repeat(20).trim(), ...ids };
  const rows = lineFormatter(plain)(parseLine("web-blue", JSON.stringify({ time: stamp, ...line }), null)).split("\n");
  expect(rows.slice(1)).toEqual([
    `10:00:00.123 INFO  web-blue  ${"word ".repeat(10).trim()}`,
    " ".repeat(29) + "word ".repeat(10).trim(),
    `  ${ids.requestId} user ${ids.userId}`,
  ]);
});

test("elsewhere than on a terminal a line is a row with its day", () => {
  const line = parseLine("web-blue", `${stamp} {"msg":"ready","requestId":"r-1"}`, null);
  const text = lineFormatter({ columns: null, color: false })(line);
  expect(text).toBe("2026-11-28 10:00:00.123       web-blue  ready  request r-1");
});

test("a long line that the engine kept in pieces is whole again", () => {
  const piece = "x".repeat(16_384);
  const { raw } = parseLine("web", `${stamp} ${piece}${stamp} ${piece}${stamp} end`, null);
  expect(raw).toBe(`${piece}${piece}end`);
});

test("as JSON a line is what was written, and text becomes a line of JSON", () => {
  const odd = '{"b":1.0,  "a":"\\u00e9"}';
  expect(formatJson(parseLine("web", `${stamp} ${odd}`, null))).toBe(odd);
  expect(JSON.parse(formatJson(parseLine("web", "plain", null)))).toMatchObject({ service: "web", msg: "plain" });
});

test("a summary groups errors that differ in numbers, and knows percentiles", async () => {
  const lines = Array.from({ length: 100 }, (_, at) =>
    JSON.stringify({ level: "INFO", method: "GET", route: "/a", status: 200, durationMs: at + 1 }),
  );
  const failed = [1, 2].map((at) => JSON.stringify({ level: "ERROR", msg: `job ${at} failed` }));
  const summary = await summarise(each([await read("web", [...lines, ...failed])]));
  expect(summary.errors).toMatchObject([{ count: 2, message: "job … failed" }]);
  expect(summary.routes).toMatchObject([{ route: "GET /a", count: 100, p50: 50, p95: 95, p99: 99, max: 100 }]);
});

test("a summary for people keeps within 80 columns, whatever stands in the log", async () => {
  const lines = Array.from({ length: 12 }, (_, at) => [
    JSON.stringify({ level: "ERROR", msg: `${"long ".repeat(30)}${"abcdefghijkl"[at]}`, requestId: "r".repeat(36) }),
    JSON.stringify({ method: "GET", route: `/${"way/".repeat(20)}${at}`, status: 500, durationMs: at * 100_000 }),
  ]);
  const text = formatSummary(await summarise(each([await read("web-green", lines.flat())])), plain);
  expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(text).toContain("Errors, 12 kinds");
  expect(text.match(/^and 2 more$/gm)).toHaveLength(2);
  expect(formatSummary(await summarise(each([])), plain)).toBe("0 lines\n\nNo errors.");
});
