import { createHash, randomBytes } from "node:crypto";
import dns from "node:dns";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { AppError } from "../http/app-error.ts";
import { startDiskStore, startS3Store, type TestStore } from "../testing/stores.ts";
import type { FileStore, StoredObject, UnfinishedObject } from "./file-store.ts";

const megabyte = 1_048_576;

describe.each([
  ["on disk", startDiskStore],
  ["in S3, the bucket in the path", () => startS3Store()],
  ["in S3, the bucket in the host name", () => startS3Store({ pathStyle: false })],
])("a file %s", (_name, open) => {
  let setting: TestStore;
  let store: FileStore;
  const tablo = crypto.randomUUID();
  const newKey = () => `files/${tablo}/${crypto.randomUUID()}`;
  const bytesOf = async (key: string, size: number, start = 0) =>
    buffer(await store.open(key, { start, end: start + size - 1 }));

  beforeAll(async () => {
    resolveLocalhost();
    setting = await open();
    ({ store } = setting);
    await store.check();
    await store.put(newKey(), piecesOf(randomBytes(10))); // the folder is there
  });
  afterEach(async () => {
    await expect.poll(async () => (await setting.contents()).unfinished).toBe(0);
  });
  afterAll(async () => {
    await setting.close();
    vi.restoreAllMocks();
  });

  test.each([1, 65_537, 8 * megabyte, 8 * megabyte + 1, 20 * megabyte])(
    "of %i bytes comes back whole",
    async (size) => {
      const [key, bytes] = [newKey(), randomBytes(size)];
      await store.put(key, piecesOf(bytes));
      expect((await setting.contents()).keys).toContain(key);
      expect(digestOf(await bytesOf(key, size))).toBe(digestOf(bytes));
    },
  );

  test.each([
    [0, 9],
    [70_000, 140_000],
    [199_999, 199_999],
  ])("is read in part, from %i to %i", async (start, end) => {
    const [key, bytes] = [newKey(), randomBytes(200_000)];
    await store.put(key, piecesOf(bytes));
    expect(digestOf(await bytesOf(key, end - start + 1, start))).toBe(digestOf(bytes.subarray(start, end + 1)));
  });

  test("that is shorter than it should be is refused, never taken for the whole", async () => {
    const key = newKey();
    await store.put(key, piecesOf(randomBytes(1_000)));
    expect(await failureOf(bytesOf(key, 1_001))).toMatchObject({ status: 503 });
    expect(await failureOf(bytesOf(key, 1_001, 500))).toMatchObject({ status: 503 });
  });

  test("of nothing is kept too", async () => {
    const key = newKey();
    await store.put(key, piecesOf(randomBytes(0)));
    expect((await setting.contents()).keys).toContain(key);
  });

  test("that is written again has the new bytes alone", async () => {
    const key = newKey();
    await store.put(key, piecesOf(randomBytes(100_000)));
    await store.put(key, piecesOf(Buffer.from("short")));
    expect((await bytesOf(key, 5)).toString()).toBe("short");
  });

  test("that is removed is gone, also to a second removal", async () => {
    const key = newKey();
    await store.put(key, piecesOf(randomBytes(10)));
    await store.remove(key);
    await store.remove(key);
    expect((await setting.contents()).keys).not.toContain(key);
    expect(await failureOf(bytesOf(key, 10))).toMatchObject({ status: 503, code: "storage_unavailable" });
  });

  test.each([0, 100_000, 9 * megabyte, 19 * megabyte])(
    "whose sender fails after %i bytes leaves nothing",
    async (size) => {
      const key = newKey();
      const broken = new AppError(400, "broken", "The sender went away.");
      expect(await failureOf(store.put(key, piecesOf(randomBytes(size), broken)))).toBe(broken);
      expect((await setting.contents()).keys).not.toContain(key);
    },
  );

  test("that is written while others are read and removed disturbs nobody", async () => {
    const [kept, removed] = [newKey(), newKey()];
    const bytes = randomBytes(3 * megabyte);
    for (const key of [kept, removed]) await store.put(key, piecesOf(bytes));
    const written = Array.from({ length: 5 }, newKey);
    const [read] = await Promise.all([
      bytesOf(kept, bytes.length),
      store.remove(removed),
      ...written.map((key) => store.put(key, piecesOf(bytes))),
    ]);
    for (const found of [read, ...(await Promise.all(written.map((key) => bytesOf(key, bytes.length))))])
      expect(digestOf(found)).toBe(digestOf(bytes));
  });

  test("is listed with its size and the time of its writing, page by page, until it is removed", async () => {
    const keys = Array.from({ length: 5 }, newKey);
    for (const [index, key] of keys.entries()) await store.put(key, piecesOf(randomBytes(index + 1)));
    const listed = await listOf(store);
    const { keys: all } = await setting.contents();
    expect(listed.map(({ key }) => key).toSorted()).toEqual(all.toSorted());
    for (const [index, key] of keys.entries()) {
      const found = listed.find((object) => object.key === key);
      expect(found?.sizeBytes).toBe(index + 1);
      expect(Math.abs(Date.now() - Number(found?.modifiedAt))).toBeLessThan(60_000);
    }
    for (const key of keys) await store.remove(key);
    expect((await listOf(store)).filter(({ key }) => keys.includes(key))).toEqual([]);
  });

  test("is listed as long as somebody reads on, and no further", async () => {
    for (let count = 0; count < 4; count += 1) await store.put(newKey(), piecesOf(randomBytes(1)));
    let pages = 0;
    for await (const page of store.list()) {
      pages += page.length > 0 ? 1 : 0;
      break;
    }
    expect(pages).toBe(1);
  });

  test("of which only a part has come is listed as unfinished, and can be given up", async () => {
    const keys = Array.from({ length: 4 }, newKey);
    const going = keys.map((key) => halfSent(store, key));
    await Promise.all(going.map(({ half }) => half));
    await expect.poll(async () => (await unfinishedOf(store)).length).toBe(4);
    const unfinished = await unfinishedOf(store);
    expect(unfinished.map(({ key }) => String(key)).toSorted()).toEqual(keys.toSorted());
    for (const { seenAt } of unfinished) expect(Math.abs(Date.now() - seenAt.getTime())).toBeLessThan(60_000);
    for (const one of unfinished) {
      await store.removeUnfinished(one);
      await store.removeUnfinished(one);
    }
    expect(await unfinishedOf(store)).toEqual([]);
    for (const { end, kept } of going) {
      end();
      expect(await kept).toMatchObject({ status: 503 }); // it is not taken for a whole file
    }
    expect((await setting.contents()).keys.filter((key) => keys.includes(key))).toEqual([]);
  });

  test("is not taken under a key that is none", async () => {
    for (const key of ["files/../../etc/passwd", "", "files/x", `files/${tablo}/${tablo}/${tablo}`])
      expect(await failureOf(store.put(key, piecesOf(Buffer.from("x"))))).toMatchObject({
        message: expect.stringContaining("not a key") as string,
      });
  });

  test("is refused with 503 while the store is away, and there again when it is back", async () => {
    const [key, bytes] = [newKey(), randomBytes(1_000)];
    await store.put(key, piecesOf(bytes));
    await setting.takeAway();
    try {
      for (const call of [() => store.put(newKey(), piecesOf(bytes)), () => bytesOf(key, 1_000)])
        expect(await failureOf(call())).toMatchObject({
          status: 503,
          code: "storage_unavailable",
          details: { retryAfterSeconds: 30 },
        });
      expect(await failureOf(store.check())).toBeInstanceOf(Error);
    } finally {
      await setting.bringBack();
    }
    await store.check();
    expect(digestOf(await bytesOf(key, 1_000))).toBe(digestOf(bytes));
    await store.put(key, piecesOf(bytes));
  });
});

async function listOf(store: FileStore): Promise<StoredObject[]> {
  return collect(store.list());
}

async function unfinishedOf(store: FileStore): Promise<UnfinishedObject[]> {
  return collect(store.listUnfinished());
}

async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** An upload that stands still after 17 MB: the store has some of it. */
function halfSent(store: FileStore, key: string) {
  const { promise: half, resolve } = Promise.withResolvers<void>();
  const { promise: rest, resolve: end } = Promise.withResolvers<void>();
  async function* pieces() {
    for (let sent = 0; sent < 17; sent += 1) yield randomBytes(megabyte);
    resolve();
    await rest;
  }
  const kept = failureOf(store.put(key, Readable.from(pieces(), { objectMode: false })));
  return { half, end, kept };
}

/** Bytes as they come from a request, piece by piece; with an error, they fail in place of their end. */
function piecesOf(bytes: Buffer, error?: Error): Readable {
  function* pieces() {
    for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
    if (error) throw error;
  }
  return Readable.from(pieces(), { objectMode: false });
}

function digestOf(bytes: Buffer): string {
  return `${bytes.length} ${createHash("sha256").update(bytes).digest("hex")}`;
}

function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "no failure",
    (error: unknown) => error,
  );
}

/** Names below `localhost` are loopback (RFC 6761), which not every machine's resolver knows. */
function resolveLocalhost(): void {
  const lookup = dns.lookup as (name: string, options: object, done: (...answer: unknown[]) => void) => void;
  vi.spyOn(dns, "lookup").mockImplementation(((name: string, options: object, done: () => void) =>
    lookup(name.endsWith(".localhost") ? "127.0.0.1" : name, options, done)) as typeof dns.lookup);
}
