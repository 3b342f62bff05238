import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";
import { api, type File } from "@xtablo/contract";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openJobDeps, type TestJobDeps } from "../testing/job-deps.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { startDiskStore, startS3Store, type TestStore } from "../testing/stores.ts";
import { keyOf } from "./bytes.service.ts";
import { sweepFilesJob } from "./files.jobs.ts";
import { findOrphans, sweepFiles } from "./sweep.service.ts";

const hourMs = 3_600_000;

describe.each([
  ["on disk", startDiskStore],
  ["in S3", () => startS3Store()],
])("with files kept %s, the orphan job", (_name, start) => {
  let store: TestStore;
  let server: TestServer;
  let deps: TestJobDeps;
  let user: TestUser;
  let tabloId: string;

  beforeAll(async () => {
    store = await start();
    server = await startTestServer({ environment: store.environment });
    deps = openJobDeps(server.databaseUrl, store.store);
    user = await server.user();
    tabloId = (await server.tablo(user)).id;
  });
  afterEach(async () => {
    await age();
    await sweepFiles(deps);
    vi.useRealTimers();
  });
  afterAll(async () => {
    await deps.close();
    await server.close();
    await store.close();
  });

  async function upload(bytes = randomBytes(100)): Promise<File> {
    const form = new FormData();
    form.set("file", new Blob([bytes]), "a file");
    const answer = await user.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form });
    return (await answer.json()) as File; // parsed by the server in tests
  }
  /** Makes all rows and bytes older. */
  async function age(byMs = 2 * hourMs): Promise<void> {
    await store.age(byMs);
    await server.sql("update files set seen_at = seen_at - $1 * interval '1 millisecond'", [byMs]);
  }
  const put = async (key: string) => store.store.put(key, Readable.from([randomBytes(10)], { objectMode: false }));
  async function strayBytes(): Promise<string> {
    const key = keyOf(tabloId, crypto.randomUUID());
    await put(key);
    return key;
  }
  async function pendingRow(withBytes: boolean): Promise<string> {
    const id = crypto.randomUUID();
    await server.sql("insert into files (id, tablo_id, name) values ($1, $2, 'pending')", [id, tabloId]);
    if (withBytes) await put(keyOf(tabloId, id));
    return keyOf(tabloId, id);
  }
  const keys = async () => (await store.contents()).keys;
  const pending = async () => (await server.sql("select from files where state = 'pending'")).length;

  test("removes pending rows and bytes without a row once they are an hour old, and says how many", async () => {
    const kept = await upload();
    const all = [await strayBytes(), await pendingRow(true), await pendingRow(false)];
    const found = { pending: 0, bytes: 0, unfinished: 0 };
    await age(hourMs / 2);
    expect(await sweepFiles(deps)).toEqual(found);
    expect(await pending()).toBe(2);
    await age(hourMs);
    expect(await findOrphans(deps)).toEqual({ pending: all.slice(1), bytes: all.slice(0, 1), unfinished: [] });
    expect(await pending()).toBe(2);
    const run = { id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 };
    await sweepFilesJob.run(run);
    expect(deps.logged.at(-1)).toMatchObject({ msg: "orphan files removed", pending: 2, bytes: 1, unfinished: 0 });
    expect(await pending()).toBe(0);
    expect(await keys()).toEqual([keyOf(tabloId, kept.id)]);
    const lines = deps.logged.length;
    await sweepFilesJob.run(run);
    expect(deps.logged).toHaveLength(lines);
    expect((await user.fetch(`/api/files/${kept.id}/content`)).status).toBe(200);
  });

  test("leaves what is in the Trash, which comes back whole", async () => {
    const bytes = randomBytes(1_000);
    const { id } = await upload(bytes);
    await user.call(api.files.remove, { params: { fileId: id } });
    await age(29 * 24 * hourMs);
    await sweepFiles(deps);
    await user.call(api.files.restore, { params: { fileId: id } });
    const content = await user.fetch(`/api/files/${id}/content`);
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("leaves things in the store that are not ours", async () => {
    const foreign = ["readme", `${tabloId}/notes.txt`, `${tabloId}/${"-".repeat(36)}`];
    for (const name of foreign) await store.addForeign(name);
    await age();
    expect(await sweepFiles(deps)).toEqual({ pending: 0, bytes: 0, unfinished: 0 });
    expect(await keys()).toEqual(expect.arrayContaining(foreign.map((name) => `files/${name}`)));
  });

  test(
    "works through many pages, with several workers at once, and stops between two of them",
    { timeout: 60_000 },
    async () => {
      for (let count = 0; count < 12; count += 1) await strayBytes();
      for (let count = 0; count < 5; count += 1) await pendingRow(true);
      await server.sql(
        `insert into files (id, tablo_id, name) select gen_random_uuid(), $1, 'pending' from generate_series(1, 1100)`,
        [tabloId],
      );
      await age();
      const stopped = new AbortController();
      stopped.abort();
      await expect(sweepFiles(deps, { signal: stopped.signal })).rejects.toMatchObject({ name: "AbortError" });
      expect(await pending()).toBe(1_105);
      const counts = await Promise.all([sweepFiles(deps), sweepFiles(deps), sweepFiles(deps)]);
      expect(counts.reduce((sum, { pending }) => sum + pending, 0)).toBe(1_105);
      expect(await findOrphans(deps)).toEqual({ pending: [], bytes: [], unfinished: [] });
    },
  );

  test("leaves an upload that still goes on, however long, and it becomes a file", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const slow = beginUpload();
    await slow.write(18 * 1_048_576);
    await expect.poll(async () => (await store.contents()).unfinished).toBe(1);
    for (let round = 0; round < 3; round += 1) {
      await age();
      vi.advanceTimersByTime(5 * 60_000);
      await expect.poll(() => seenAgo()).toBeLessThan(hourMs);
      expect(await sweepFiles(deps)).toEqual({ pending: 0, bytes: 0, unfinished: 0 });
    }
    const file = await slow.end();
    expect((await user.fetch(`/api/files/${file.id}/content`)).status).toBe(200);
    await age();
    vi.advanceTimersByTime(60 * 60_000);
    expect(await sweepFiles(deps)).toEqual({ pending: 0, bytes: 0, unfinished: 0 });
    expect(await seenAgo("stored")).toBeGreaterThan(hourMs); // nobody speaks for it any more
  });

  test("gives up an upload that was silent for an hour; if it wakes up it is told, and nothing stays", async () => {
    const before = await keys();
    const slow = beginUpload();
    await slow.write(18 * 1_048_576);
    await expect.poll(async () => (await store.contents()).unfinished).toBe(1);
    await age();
    expect(await findOrphans(deps)).toMatchObject({ pending: [expect.any(String)], bytes: [] });
    await server.sql("delete from files where state = 'pending'"); // as the job does first; what it wrote is there still
    await expect(slow.end()).rejects.toThrow("400");
    expect(await keys()).toEqual(before);
    expect((await store.contents()).unfinished).toBe(0);
  });

  async function seenAgo(state = "pending"): Promise<number> {
    const [row] = await server.sql<{ ms: number }>(
      "select (extract(epoch from now() - seen_at) * 1000)::float as ms from files where state = $1 order by id desc limit 1",
      [state],
    );
    return row?.ms ?? Infinity;
  }

  /** An upload whose sender takes its time. */
  function beginUpload() {
    const headers = { cookie: user.cookie, "content-type": "multipart/form-data; boundary=b" };
    const sent = request(`${server.url}/api/tablos/${tabloId}/files`, { method: "POST", headers });
    const answer = new Promise<File>((resolve, reject) => {
      sent.once("error", reject);
      sent.once("response", (got) => {
        if (got.statusCode !== 201) return reject(new Error(String(got.statusCode)));
        let text = "";
        got.on("data", (chunk: Buffer) => (text += chunk.toString()));
        got.once("end", () => resolve(JSON.parse(text) as File));
      });
    });
    answer.catch(() => {});
    sent.write('--b\r\ncontent-disposition: form-data; name="file"; filename="slow"\r\n\r\n');
    return {
      write: (size: number) => new Promise((done) => sent.write(randomBytes(size), done)),
      end: () => {
        sent.end("\r\n--b--\r\n");
        return answer;
      },
    };
  }
});
