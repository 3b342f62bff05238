import { createHash } from "node:crypto";
import { readdir, readlink } from "node:fs/promises";
import { api, type File } from "@xtablo/contract";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Piece, sendRaw } from "../testing/raw.ts";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { startDiskStore, startS3Store, type TestStore } from "../testing/stores.ts";

let files: TestStore;
let server: TestServer;
let owner: TestUser;
let editor: TestUser;
let viewer: TestUser;
let tabloId: string;
/** How many files are kept on purpose. */
let kept = 0;

/** Rows in the table, bytes in the store and half-written ones. */
async function leftBehind() {
  const [row] = await server.sql<{ rows: number }>("select count(*)::integer as rows from files");
  const { keys, unfinished } = await files.contents();
  return { rows: row?.rows, bytes: keys.length, unfinished };
}

const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const path = () => `/api/tablos/${tabloId}/files`;

async function upload(name: string, bytes: string | Buffer, as = editor): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(Buffer.from(bytes))], { type: "text/html" }), name);
  return as.fetch(path(), { method: "POST", body: form });
}
async function keep(name: string, bytes: string | Buffer): Promise<File> {
  const answer = await upload(name, bytes);
  expect(answer.status).toBe(201);
  kept += 1;
  return (await answer.json()) as File;
}
async function refused(answer: Response) {
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  return (await answer.json()) as { status: number; code: string };
}

const part = (disposition: string, body: string | Buffer, more = "") =>
  Buffer.concat([
    Buffer.from(`--cut\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`),
    Buffer.from(body),
    Buffer.from("\r\n"),
  ]);
const end = Buffer.from("--cut--\r\n");
const aFile = part('name="file"; filename="a.txt"', "hello");

/** A multipart request as it goes over the socket. Without `length` it is chunked. */
function request(pieces: Piece[], { length, type }: { length?: number; type?: string } = {}, as = editor): Piece[] {
  const chunked = pieces.map((piece) =>
    typeof piece === "function"
      ? piece
      : Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), Buffer.from("\r\n")]),
  );
  const head = [
    `POST ${path()} HTTP/1.1`,
    "Host: localhost",
    `Cookie: ${as.cookie}`,
    `Content-Type: ${type ?? "multipart/form-data; boundary=cut"}`,
    length === undefined ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`,
  ];
  return [`${head.join("\r\n")}\r\n\r\n`, ...(length === undefined ? [...chunked, "0\r\n\r\n"] : pieces)];
}
const send = async (pieces: Piece[], options: Parameters<typeof request>[1] = {}) => {
  const answer = await sendRaw(server.url, request(pieces, options));
  return { status: answer.status, code: (JSON.parse(answer.body || "{}") as { code?: string }).code };
};

describe.each([
  ["on disk", startDiskStore],
  ["in S3", () => startS3Store()],
])("files kept %s:", (_name, start) => {
  beforeAll(async () => {
    kept = 0;
    files = await start();
    server = await startTestServer({ environment: { MAX_UPLOAD_SIZE_MB: "1", ...files.environment } });
    [owner, editor, viewer] = await Promise.all([server.user(), server.user(), server.user()]);
    tabloId = (await server.tablo(owner, { editor, viewer })).id;
  });
  afterAll(async () => {
    await server.close();
    await files.close();
  });
  afterEach(async () => {
    await expect.poll(() => leftBehind()).toEqual({ rows: kept, bytes: kept, unfinished: 0 });
  });

  describe("an upload", () => {
    test("is kept with its name, size, hash and sniffed type, and told to the tablo", async () => {
      const file = await keep("plan d’étage.png", png);
      expect(file).toMatchObject({
        tabloId,
        name: "plan d’étage.png",
        sizeBytes: png.length,
        contentType: "image/png",
        sha256: createHash("sha256").update(png).digest("hex"),
        uploaderId: editor.id,
      });
      expect(await viewer.call(api.files.read, { params: { fileId: file.id } })).toEqual(file);
      const { items } = await viewer.call(api.files.list, { params: { tabloId } });
      expect(items).toEqual([file]);
      const log = await viewer.call(api.changes.list, { params: { tabloId }, query: { limit: 1 } });
      expect(log.items[0]).toMatchObject({ kind: "file.created", subjectId: file.id, data: { name: file.name } });
    });

    test.each([
      ["../../etc/passwd", "passwd"],
      ["..\\..\\windows\\system.ini", "system.ini"],
      ["<script>.html", "<script>.html"],
      ['say "hi"\r\nSet-Cookie: a=b.txt', 'say "hi"Set-Cookie: a=b.txt'],
      ["..", "file"],
      ["\u202egnp.exe", "gnp.exe"],
      ["🧑‍🚒".repeat(60) + ".png", `${"🧑‍🚒".repeat(50)}.png`],
      ["e" + "\u0301".repeat(400), "e" + "\u0301".repeat(254)],
      ["x".repeat(300) + ".tar.gz", `${"x".repeat(252)}.gz`],
    ])("named %j is kept as %j, and can be had again", async (given, name) => {
      const file = await keep(given, "hello");
      expect(file.name).toBe(name);
      const answer = await viewer.fetch(`/api/files/${file.id}/content`);
      const disposition = answer.headers.get("content-disposition") ?? "";
      expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? "")).toBe(name);
      expect(disposition).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
      expect(await answer.text()).toBe("hello");
    });

    test("of nothing is refused with 422", async () => {
      expect(await refused(await upload("empty.txt", ""))).toMatchObject({ status: 422 });
    });

    test("one byte over the limit is refused with 413, one of the limit is kept", async () => {
      expect(await refused(await upload("big", Buffer.alloc(1_048_577)))).toMatchObject({
        status: 413,
        code: "too_large",
      });
      await keep("just right", Buffer.alloc(1_048_576));
    });

    test("that declares too much is refused with 413 before a byte is read", async () => {
      expect(await send([], { length: 3_000_000 })).toEqual({ status: 413, code: "too_large" });
    });

    test("that does not declare that it is too much is refused with 413 as soon as it is", async () => {
      const chunk = Buffer.alloc(200_000);
      const pieces = [part('name="file"; filename="big"', "").subarray(0, -2), ...Array<Buffer>(20).fill(chunk), end];
      expect(await send(pieces)).toEqual({ status: 413, code: "too_large" });
    });

    test.each([
      ["without a file part", [part('name="note"', "hello"), end]],
      ["with another name than file", [part('name="picture"; filename="a.txt"', "hello"), end]],
      ["with a second file", [aFile, part('name="file"; filename="b.txt"', "again"), end]],
      ["with a field behind the file", [aFile, part('name="note"', "hello"), end]],
      ["with no part at all", [end]],
    ])("%s is refused with 422", async (_name, pieces) => {
      expect(await send(pieces)).toMatchObject({ status: 422 });
    });

    test("of bytes without a name is kept as `file`", async () => {
      expect(
        await send([part('name="file"', "hello", "Content-Type: application/octet-stream\r\n"), end]),
      ).toMatchObject({
        status: 201,
      });
      kept += 1;
      const { items } = await viewer.call(api.files.list, { params: { tabloId }, query: { limit: 1 } });
      expect(items[0]).toMatchObject({ name: "file", sizeBytes: 5 });
    });

    test.each([
      ["that ends without its last line", [aFile], {}],
      ["that ends inside its file", [aFile.subarray(0, -4)], {}],
      ["that ends inside a part's head", [aFile.subarray(0, 30)], {}],
      ["with a part behind the end of its file cut", [aFile, "--cut\r\nContent-Dispo"], {}],
    ])("%s is refused with 400", async (_name, pieces, options) => {
      expect(await send(pieces, options)).toEqual({ status: 400, code: "upload_broken_off" });
    });

    test.each([
      ["JSON", "application/json"],
      ["no boundary", "multipart/form-data"],
      ["an empty boundary", "multipart/form-data; boundary="],
      ["a boundary of 10,000 characters", `multipart/form-data; boundary=${"x".repeat(10_000)}`],
    ])("with %s as its type is refused", async (_name, type) => {
      const { status } = await send([aFile, end], { type });
      expect([400, 415, 422]).toContain(status);
    });

    test.each([0, 1, 2, 3])("whose connection is cut in the middle leaves nothing (%i pieces in)", async (count) => {
      const pieces = [aFile.subarray(0, 40), aFile.subarray(40), Buffer.alloc(70_000)].slice(0, count);
      await sendRaw(server.url, request(pieces, { length: 500_000 }), { cut: true });
      expect((await server.fetch("/healthz")).status).toBe(200);
    });

    test("whose right is taken away while it runs is refused and leaves nothing", async () => {
      const demote = (role: string) =>
        server.sql("update members set role = $1 where tablo_id = $2 and user_id = $3", [role, tabloId, editor.id]);
      const begun = () => expect.poll(async () => (await leftBehind()).rows).toBe(kept + 1);
      const pieces = [aFile.subarray(0, -2), begun, () => demote("viewer"), "\r\n", end];
      expect(await send(pieces)).toEqual({ status: 403, code: "forbidden" });
      await demote("editor");
    });

    test("by a viewer is refused with 403 at once", async () => {
      const answer = await sendRaw(server.url, request([aFile], { length: 500_000 }, viewer));
      expect(answer.status).toBe(403);
    });
  });

  describe("the file store", () => {
    test("that is away answers 503 for bytes, and tasks go on", async () => {
      const file = await keep("away.txt", "hello");
      await files.takeAway();
      const answers = [await upload("b.txt", "hello"), await viewer.fetch(`/api/files/${file.id}/content`)];
      for (const answer of answers) {
        expect(answer.headers.get("retry-after")).toBe("30");
        expect(answer.headers.get("content-disposition")).toBeNull();
        expect(await refused(answer)).toMatchObject({ status: 503, code: "storage_unavailable" });
      }
      await editor.call(api.tasks.create, { params: { tabloId }, body: { title: "Tasks go on" } });
      await files.bringBack();
      expect(await (await viewer.fetch(`/api/files/${file.id}/content`)).text()).toBe("hello");
    });
  });

  describe("a download", () => {
    let file: File;
    const get = (headers: Record<string, string> = {}, query = "", method = "GET") =>
      viewer.fetch(`/api/files/${file.id}/content${query}`, { headers, method });
    beforeAll(async () => {
      file = await keep("digits.txt", "0123456789");
    });

    test.each([
      ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
      ["bytes=7-", 206, "789", "bytes 7-9/10"],
      ["bytes=-3", 206, "789", "bytes 7-9/10"],
      ["bytes=-30", 206, "0123456789", "bytes 0-9/10"],
      ["bytes=8-99999999999999999999", 206, "89", "bytes 8-9/10"],
      ["bytes=0-1,4-5", 200, "0123456789", null],
      ["pages=1-2", 200, "0123456789", null],
      ["bytes=", 200, "0123456789", null],
    ])("of %s answers %i with %s", async (range, status, text, contentRange) => {
      const answer = await get({ range });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toBe(text);
      expect(answer.headers.get("content-range")).toBe(contentRange);
      expect(answer.headers.get("accept-ranges")).toBe("bytes");
    });

    test.each(["bytes=10-", "bytes=99-100", "bytes=-0"])(
      "of %s, beyond the end, is refused with 416",
      async (range) => {
        const answer = await get({ range });
        expect(answer.headers.get("content-range")).toBe("bytes */10");
        expect(answer.headers.get("etag")).toBeNull();
        expect(await refused(answer)).toMatchObject({ status: 416 });
      },
    );

    test("that is known already is not sent again", async () => {
      const etag = (await get()).headers.get("etag") ?? "";
      for (const known of [etag, `"other", ${etag}`, `W/${etag}`, "*"])
        expect((await get({ "if-none-match": known })).status).toBe(304);
      expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
    });

    test("goes on only with the same file", async () => {
      const etag = (await get()).headers.get("etag") ?? "";
      expect((await get({ range: "bytes=5-", "if-range": etag })).status).toBe(206);
      expect((await get({ range: "bytes=5-", "if-range": '"other"' })).status).toBe(200);
      expect((await get({ range: "bytes=5-", "if-range": `W/${etag}` })).status).toBe(200);
    });

    test("asked for by HEAD says what a GET would, without bytes", async () => {
      const answer = await get({ range: "bytes=2-4" }, "", "HEAD");
      expect(answer.status).toBe(206);
      expect(answer.headers.get("content-length")).toBe("3");
      expect(await answer.text()).toBe("");
    });

    test("is saved on demand, never stored by others, never sniffed, and cannot act", async () => {
      const answer = await get({}, "?download");
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
      expect(answer.headers.get("cache-control")).toBe("private, no-cache");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
    });

    test.each([
      ["page.html", "<!doctype html><script>alert(1)</script>"],
      ["picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ["picture.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ["feed.xml", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ])("of %s never runs in our origin: %s", async (name, text) => {
      const { id } = await keep(name, text);
      const { headers } = await viewer.fetch(`/api/files/${id}/content`);
      const asText = headers.get("content-type") === "text/plain; charset=utf-8";
      expect(asText || headers.get("content-disposition")?.startsWith("attachment; ")).toBe(true);
      expect(headers.get("content-type")).not.toMatch(/html|svg/);
    });

    test("that is broken off holds no file open", async () => {
      const large = await keep("large", Buffer.alloc(1_000_000));
      const open = async () => {
        const names = await readdir("/proc/self/fd").catch(() => []);
        const links = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")));
        return links.filter((link) => link.includes(large.id)).length;
      };
      for (let turn = 0; turn < 5; turn += 1) {
        const abort = new AbortController();
        await viewer.fetch(`/api/files/${large.id}/content`, { signal: abort.signal });
        abort.abort();
      }
      await expect.poll(open).toBe(0);
      expect(server.logged.filter((line) => Number(line["level"]) >= 50)).toEqual([]); // nothing that an operator must look at
    });
  });

  test("a deleted file is gone for everyone, also to a second deletion; its bytes stay for the Trash", async () => {
    const { id } = await keep("bin.txt", "hello");
    expect((await refusal(viewer.call(api.files.remove, { params: { fileId: id } }))).status).toBe(403);
    await editor.call(api.files.remove, { params: { fileId: id } });
    for (const { status } of await Promise.all(
      [
        editor.call(api.files.read, { params: { fileId: id } }),
        editor.call(api.files.remove, { params: { fileId: id } }),
      ].map(refusal),
    ))
      expect(status).toBe(404);
    expect((await editor.fetch(`/api/files/${id}/content`)).status).toBe(404);
    const { items } = await viewer.call(api.files.list, { params: { tabloId }, query: { limit: 200 } });
    expect(items.map((file) => file.id)).not.toContain(id);
  });

  test("files are listed newest first, a page at a time", async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await viewer.call(api.files.list, { params: { tabloId }, query: { limit: 3, cursor } });
      seen.push(...page.items.map((file) => file.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(kept - 1);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });
});
