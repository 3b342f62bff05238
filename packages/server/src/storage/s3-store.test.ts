import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { S3Config } from "../config/config.ts";
import { AppError } from "../http/app-error.ts";
import { type Relay, startRelay } from "../testing/relay.ts";
import { s3ConfigFor, startTestS3, type TestS3 } from "../testing/s3.ts";
import type { FileStore } from "./file-store.ts";
import { openS3Store } from "./s3-store.ts";

const megabyte = 1_048_576;
const waits = { connectMs: 1_000, answerMs: 1_000, writeSilenceMs: 1_000, completeMs: 3_000, readSilenceMs: 2_000 };
const log = pino({ level: "silent" });
let s3: TestS3;
let relay: Relay;
let store: FileStore;

beforeAll(async () => {
  s3 = await startTestS3();
});
beforeEach(async () => {
  relay = await startRelay(s3.port);
  store = openStore();
});
afterEach(async () => {
  await store.close();
  await relay.close();
});
afterAll(() => s3.close());

function openStore(changed: Partial<S3Config> = {}): FileStore {
  return openS3Store({ ...s3ConfigFor(relay.port), ...changed }, { maxFileBytes: 100 * megabyte, log, waits });
}
const newKey = () => `files/${crypto.randomUUID()}/${crypto.randomUUID()}`;
const bytesOf = (size: number) => Readable.from([randomBytes(size)], { objectMode: false });
const read = (key: string, size: number) => store.open(key, { start: 0, end: size - 1 });
const put = (size: number) => store.put(newKey(), bytesOf(size));

/** Why a call failed with a 503, as the operator reads it. */
async function reasonOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => "no failure",
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError && error.status === 503 && error.cause instanceof Error) return error.cause.message;
  throw new Error("not refused with a 503", { cause: error });
}

test("a store that hangs is given up soon, whatever is asked of it", async () => {
  const key = newKey();
  await store.put(key, bytesOf(10));
  relay.set({ kind: "hang" });
  const start = performance.now();
  const reasons = await Promise.all(
    [put(10), put(9 * megabyte), read(key, 10), store.remove(key)].map((call) => reasonOf(call)),
  );
  expect(performance.now() - start).toBeLessThan(15_000);
  for (const reason of reasons) expect(reason).toMatch(/TimeoutError|ECONNRESET/);
  relay.set({ kind: "pass" });
  expect(await buffer(await read(key, 10))).toHaveLength(10);
});

test.each([0, 5 * megabyte, 17 * megabyte])(
  "a store that fails %i bytes into an upload keeps no part of it",
  async (size) => {
    const kept = (await s3.contents()).keys.length;
    const bytes = randomBytes(20 * megabyte);
    const pieces = async function* () {
      yield bytes.subarray(0, size);
      await expect.poll(() => s3.contents()).toMatchObject({ unfinished: size > 8 * megabyte ? 1 : 0 });
      relay.set({ kind: "cut", after: 100_000, direction: "there" }); // what is small still gets through
      yield bytes.subarray(size);
    };
    await reasonOf(store.put(newKey(), Readable.from(pieces(), { objectMode: false })));
    await expect.poll(() => s3.contents()).toMatchObject({ unfinished: 0 });
    expect((await s3.contents()).keys).toHaveLength(kept);
  },
);

test("a connection that breaks once is made again, and the upload goes on", async () => {
  relay.set({ kind: "cut", after: 100_000, direction: "there" });
  const key = newKey();
  const bytes = randomBytes(9 * megabyte);
  const pieces = async function* () {
    yield bytes.subarray(0, -1);
    relay.set({ kind: "pass" });
    yield bytes.subarray(-1);
  };
  await store.put(key, Readable.from(pieces(), { objectMode: false }));
  expect((await buffer(await read(key, bytes.length))).equals(bytes)).toBe(true);
});

test("a download whose store is cut off, or falls silent, fails: it does not end", async () => {
  const key = newKey();
  await store.put(key, bytesOf(5 * megabyte));
  relay.set({ kind: "cut", after: megabyte, direction: "back" });
  await expect(buffer(await read(key, 5 * megabyte))).rejects.toThrow(/aborted|reset|broke off/);
  relay.set({ kind: "pass" });
  const silent = await read(key, 5 * megabyte);
  const whole = buffer(silent);
  await new Promise((resolve) => silent.once("data", resolve));
  relay.set({ kind: "hang" });
  await expect(whole).rejects.toThrow("nothing came for 2000 ms");
});

test("a store that is not there, or has no such bucket, is told to the operator, who asks at start or reads the log", async () => {
  for (const [changed, reason] of [
    [{ bucket: "nobody-made-it" }, "NoSuchBucket: The specified bucket does not exist (HTTP 404)"],
    [{ endpoint: "http://127.0.0.1:1" }, "connect ECONNREFUSED 127.0.0.1:1"],
    [{ endpoint: "http://no.such.host.invalid" }, /getaddrinfo (ENOTFOUND|EAI_AGAIN) no\.such\.host\.invalid/], // as the resolver is there
  ] as const) {
    await store.close();
    store = openStore(changed);
    await expect(store.check()).rejects.toThrow(reason);
    expect(await reasonOf(put(10))).toMatch(reason);
  }
});

test.each([
  [403, "SignatureDoesNotMatch", 1],
  [403, "InvalidAccessKeyId", 1],
  [403, "AccessDenied", 1],
  [500, "InternalError", 3],
  [503, "SlowDown", 3],
])("a refusal with %i %s is told without what was signed, after %i attempts", async (status, code, attempts) => {
  let asked = 0;
  const secret = `<StringToSign>AWS4-HMAC signed</StringToSign><AWSAccessKeyId>S3RVER</AWSAccessKeyId>`;
  const refusing = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(status, { "Content-Type": "application/xml" });
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>Because.</Message>${secret}</Error>`);
  }).listen(0, "127.0.0.1");
  await once(refusing, "listening");
  const { port } = refusing.address() as AddressInfo; // a TCP server's address is never a string
  store = openStore({ endpoint: `http://127.0.0.1:${port}` });
  try {
    const error: unknown = await store.check().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: `${code}: Because. (HTTP ${status})` });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/AWS4-HMAC|S3RVER/);
    expect(asked).toBe(attempts);
  } finally {
    refusing.closeAllConnections();
    refusing.close();
  }
});
