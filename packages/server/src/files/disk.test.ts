import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, createClient, type File } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChildServer } from "../testing/child.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

const SESSION_SECRET = "0123456789abcdef0123456789abcdef";
let server: TestServer;
let user: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { SESSION_SECRET } });
  user = await server.user();
  tabloId = (await server.tablo(user)).id;
});
afterAll(() => server.close());

/** Uploads to a server on the same database. */
function upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([bytes]), "a file");
  return fetch(`${url}/api/tablos/${tabloId}/files`, { method: "POST", headers: { cookie: user.cookie }, body: form });
}

test("a disk out of room answers 503 with Retry-After, keeps nothing, and the rest goes on", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "xtablo-full-"));
  const child = await startChildServer(
    { DATABASE_URL: server.databaseUrl, XTABLO_DATA_DIR: dataDir, SESSION_SECRET },
    { prelude: "ulimit -f 256" }, // blocks of 512 bytes
  );
  try {
    const answer = await upload(child.url, new Uint8Array(400_000));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(await answer.json()).toMatchObject({ code: "storage_unavailable" });
    expect(await readdir(join(dataDir, "files", "partial"))).toEqual([]);
    const call = createClient({ origin: child.url, headers: { cookie: user.cookie } });
    await call(api.tasks.create, { params: { tabloId }, body: { title: "Tasks go on" } });
  } finally {
    await child.kill();
    await rm(dataDir, { recursive: true });
  }
});

test("a file on disk is kept from other accounts of the machine", async () => {
  const file = (await (await upload(server.url, new Uint8Array(10))).json()) as File; // parsed by the server in tests
  expect((await stat(join(server.dataDir, "files", tabloId, file.id))).mode & 0o777).toBe(0o600);
});
