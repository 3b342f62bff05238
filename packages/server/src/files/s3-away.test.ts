import { randomBytes } from "node:crypto";
import { api, type File } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Relay, startRelay } from "../testing/relay.ts";
import { s3ConfigFor, s3Environment, startTestS3, type TestS3 } from "../testing/s3.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

let s3: TestS3;
let relay: Relay;
let server: TestServer;
let user: TestUser;
let tabloId: string;

/** The server is started while its store is away. */
beforeAll(async () => {
  s3 = await startTestS3();
  relay = await startRelay(s3.port);
  await s3.stop();
  server = await startTestServer({ environment: s3Environment(s3ConfigFor(relay.port)) });
  user = await server.user();
  tabloId = (await server.tablo(user)).id;
});
afterAll(async () => {
  await server.close();
  await relay.close();
  await s3.close();
});

async function upload(bytes: Buffer<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([bytes]), "a file");
  return user.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form });
}
const logged = (message: string) => server.logged.filter((line) => line["msg"] === message);

test("a server whose store is away at start says so, is ready, and takes files once it is there", async () => {
  await expect.poll(() => logged("file store init failed")).toMatchObject([{ level: 50 }]);
  expect((await server.fetch("/readyz")).status).toBe(200);
  const refused = await upload(randomBytes(10));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(await refused.json()).toMatchObject({ code: "storage_unavailable" });
  await user.call(api.tasks.create, { params: { tabloId }, body: { title: "Tasks go on" } });
  await s3.start();
  expect((await upload(randomBytes(10))).status).toBe(201);
  expect(logged("file store init failed")).toHaveLength(1);
});

test("a download whose store goes away is broken off, never short, and logged once", async () => {
  const file = (await (await upload(randomBytes(5_000_000))).json()) as File; // parsed by the server in tests
  relay.set({ kind: "cut", after: 1_000_000, direction: "back" });
  const answer = await user.fetch(`/api/files/${file.id}/content`);
  expect([answer.status, answer.headers.get("content-length")]).toEqual([200, "5000000"]);
  await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
  await expect.poll(() => logged("answer failed")).toHaveLength(1);
  relay.set({ kind: "pass" });
  const again = await user.fetch(`/api/files/${file.id}/content`, { headers: { range: "bytes=1000000-" } });
  expect((await again.arrayBuffer()).byteLength).toBe(4_000_000);
});

test("bytes that are shorter than what was kept are never taken for the whole file", async () => {
  const file = (await (await upload(randomBytes(1_000))).json()) as File; // parsed by the server in tests
  await server.sql("update files set size_bytes = 2000 where id = $1", [file.id]);
  expect((await user.fetch(`/api/files/${file.id}/content`)).status).toBe(503);
  const end = await user.fetch(`/api/files/${file.id}/content`, { headers: { range: "bytes=1500-1999" } });
  expect([end.status, end.headers.get("content-range")]).toEqual([503, null]);
});
