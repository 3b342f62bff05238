import { createHash, randomBytes } from "node:crypto";
import { api, type File } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sweepFiles } from "../src/files/sweep.service.ts";
import { emptyTrash } from "../src/tablos/trash-empty.service.ts";
import { startChildServer } from "../src/testing/child.ts";
import type { CrashPoint } from "../src/testing/crash-main.ts";
import { openJobDeps, type TestJobDeps } from "../src/testing/job-deps.ts";
import { refusal } from "../src/testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../src/testing/server.ts";
import { startDiskStore, startS3Store, type TestStore } from "../src/testing/stores.ts";

const SESSION_SECRET = "0123456789abcdef0123456789abcdef";

/** What lies about after the server died in an upload: only what the orphan job looks for. */
interface Remains {
  /** Rows that nobody sees. */
  pending: number;
  /** Bytes of such rows. */
  bytes: number;
  /** Half-written bytes: partial files, uploads in parts. */
  unfinished: number;
}

describe.each([
  ["on disk", startDiskStore],
  ["in S3", () => startS3Store()],
])("with files kept %s, a server killed", (_name, start) => {
  let store: TestStore;
  let server: TestServer;
  let jobs: TestJobDeps;
  let user: TestUser;
  let tabloId: string;
  let trashedId: string;
  /** What was acknowledged and not deleted: SHA-256 by id. */
  const promised = new Map<string, string>();

  beforeAll(async () => {
    store = await start();
    server = await startTestServer({ environment: { SESSION_SECRET, ...store.environment } });
    user = await server.user();
    tabloId = (await server.tablo(user)).id;
    jobs = openJobDeps(server.databaseUrl, store.store);
    const trashed = await upload(server.url, randomBytes(1_000));
    promised.delete(trashed.id);
    trashedId = trashed.id;
    await user.call(api.files.remove, { params: { fileId: trashedId } });
  });
  afterAll(async () => {
    await jobs.close();
    await server.close();
    await store.close();
  });

  async function upload(url: string, bytes: Buffer<ArrayBuffer>): Promise<File> {
    const form = new FormData();
    form.set("file", new Blob([bytes]), "a file");
    const init = { method: "POST", headers: { cookie: user.cookie }, body: form };
    const answer = await fetch(`${url}/api/tablos/${tabloId}/files`, init);
    if (answer.status !== 201) throw new Error(`not kept: ${answer.status}`);
    const file = (await answer.json()) as File; // parsed by the server in tests
    promised.set(file.id, digestOf(bytes));
    return file;
  }

  /** Asks a server that stands still at a point of the request, and kills it there. */
  async function killAt(point: CrashPoint, ask: (url: string) => Promise<unknown>): Promise<void> {
    const environment = { ...store.environment, DATABASE_URL: server.databaseUrl, SESSION_SECRET, CRASH_AT: point };
    const child = await startChildServer(environment, { main: "crash-main.ts" });
    const still = child.says("standing still");
    const answered = ask(child.url).then(
      () => "answered",
      () => "cut",
    );
    await still;
    await child.kill();
    expect(await answered).toBe("cut");
    await expect.poll(connections).toBe(0); // PostgreSQL has noticed
  }
  /** As {@link killAt}, in a job of a worker. */
  async function killJobAt(job: string, point: CrashPoint): Promise<void> {
    const environment = { ...store.environment, DATABASE_URL: server.databaseUrl, SESSION_SECRET };
    const more = { CRASH_AT: point, CRASH_JOB: job };
    const child = await startChildServer({ ...environment, ...more }, { main: "crash-main.ts" });
    const still = child.says("standing still");
    child.process.kill("SIGUSR2");
    await still;
    await child.kill();
    await expect.poll(connections).toBe(0); // PostgreSQL has noticed
  }
  const connections = async () =>
    (
      await server.sql(
        "select from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()",
      )
    ).length;

  async function listed(): Promise<File[]> {
    return (await user.call(api.files.list, { params: { tabloId }, query: { limit: 200 } })).items;
  }
  async function digestAt(url: string, id: string): Promise<string> {
    const answer = await fetch(`${url}/api/files/${id}/content`, { headers: { cookie: user.cookie } });
    return digestOf(Buffer.from(await answer.arrayBuffer()));
  }
  /** Everything listed has its bytes, everything promised is listed, and so is what is in the Trash. */
  async function expectNothingLost(url = server.url): Promise<void> {
    const files = await listed();
    for (const file of files) expect(await digestAt(url, file.id)).toBe(file.sha256);
    for (const [id, digest] of promised) expect(files.find((file) => file.id === id)?.sha256).toBe(digest);
    const { items } = await user.call(api.tablos.trash, { params: { tabloId } });
    expect(items.map(({ id }) => id)).toContain(trashedId);
    expect((await store.contents()).keys).toContain(`files/${tabloId}/${trashedId}`);
  }
  const rowKeys = async () =>
    (await server.sql<{ key: string }>("select 'files/' || tablo_id || '/' || id as key from files")).map(
      ({ key }) => key,
    );
  /** Whatever bytes there are have a row. */
  async function expectNoStrayBytes(): Promise<void> {
    const [{ keys }, known] = [await store.contents(), await rowKeys()];
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
  }
  /** As if nothing had happened for two hours. */
  async function age(): Promise<void> {
    await store.age(2 * 3_600_000);
    await server.sql("update files set seen_at = seen_at - interval '2 hours'");
  }
  async function expectYoungLeftAlone(): Promise<void> {
    const before = await remains();
    expect(await sweepFiles(jobs)).toEqual({ pending: 0, bytes: 0, unfinished: 0 });
    expect(await remains()).toEqual(before);
  }
  /** Two hours later, and after the orphan job, rows and bytes are the same, and nothing is half done. */
  async function expectTidyAfterSweep(): Promise<void> {
    await age();
    await sweepFiles(jobs);
    const { keys, unfinished } = await store.contents();
    expect(keys.toSorted()).toEqual((await rowKeys()).toSorted());
    expect([unfinished, await remains()]).toEqual([0, { pending: 0, bytes: 0, unfinished: 0 }]);
    await expectNothingLost();
  }
  async function remains(): Promise<Remains> {
    const pending = await server.sql<{ key: string }>(
      "select 'files/' || tablo_id || '/' || id as key from files where state = 'pending'",
    );
    const { keys, unfinished } = await store.contents();
    return { pending: pending.length, bytes: pending.filter(({ key }) => keys.includes(key)).length, unfinished };
  }

  test.each([
    ["row pending", { pending: 1, bytes: 0, unfinished: 0 }],
    ["bytes half sent", { pending: 1, bytes: 0, unfinished: 1 }],
    ["bytes safe, row pending", { pending: 1, bytes: 1, unfinished: 0 }],
    ["before the commit", { pending: 1, bytes: 1, unfinished: 0 }],
    ["after the commit", { pending: 0, bytes: 0, unfinished: 0 }],
  ] satisfies [CrashPoint, Remains][])("in an upload, %s: shows a whole file or none", async (point, more) => {
    await upload(server.url, randomBytes(1_000));
    const [before, count] = [await remains(), (await listed()).length];
    const bytes = randomBytes(20 * 1_048_576);
    await killAt(point, (url) => upload(url, bytes));
    const after = await remains();
    expect({
      pending: after.pending - before.pending,
      bytes: after.bytes - before.bytes,
      unfinished: after.unfinished - before.unfinished,
    }).toEqual(more);
    const files = await listed();
    expect(files).toHaveLength(count + (point === "after the commit" ? 1 : 0));
    if (point === "after the commit") expect(files[0]?.sha256).toBe(digestOf(bytes)); // nobody was told, and it is whole
    await expectNothingLost();
    await expectNoStrayBytes();
    await expectYoungLeftAlone();
    await expectTidyAfterSweep();
  });

  test.each(["before the commit", "after the commit"] as const)(
    "in a deletion, %s: all of it or nothing",
    async (point) => {
      const { id } = await upload(server.url, randomBytes(1_000));
      await killAt(point, (url) => call(url, "DELETE", `/api/files/${id}`));
      if (point === "after the commit") {
        const digest = promised.get(id);
        promised.delete(id);
        expect((await refusal(user.call(api.files.read, { params: { fileId: id } }))).status).toBe(404);
        await expectNothingLost();
        await user.call(api.files.restore, { params: { fileId: id } });
        promised.set(id, digest ?? "");
      }
      await expectNothingLost();
      await expectNoStrayBytes();
      await expectTidyAfterSweep();
    },
  );

  test.each(["before the commit", "after the commit"] as const)(
    "in a restore, %s: all of it or nothing",
    async (point) => {
      const { id } = await upload(server.url, randomBytes(1_000));
      await user.call(api.files.remove, { params: { fileId: id } });
      await killAt(point, (url) => call(url, "POST", `/api/files/${id}/restore`));
      if (point === "before the commit") await user.call(api.files.restore, { params: { fileId: id } });
      await expectNothingLost();
    },
  );

  test.each(["rows gone, bytes there", "bytes gone", "half-written bytes there"] as const)(
    "in the orphan job, %s: the next one finds the rest",
    async (point) => {
      for (const died of ["bytes safe, row pending", "bytes half sent"] as const)
        await killAt(died, (url) => upload(url, randomBytes(20 * 1_048_576)));
      await age();
      await killJobAt("files.sweep", point);
      const { pending } = await remains();
      expect(pending).toBe(0); // rows go first
      await expectNothingLost();
      await expectTidyAfterSweep();
    },
  );

  test.each(["before the commit", "after the commit", "rows gone, bytes there", "bytes gone"] as const)(
    "in the emptying of the Trash, %s: all of it goes in the end, and nothing else",
    async (point) => {
      const { id } = await upload(server.url, randomBytes(1_000));
      promised.delete(id);
      await user.call(api.files.remove, { params: { fileId: id } });
      const kept = tabloId;
      tabloId = (await server.tablo(user)).id;
      const gone = tabloId;
      promised.delete((await upload(server.url, randomBytes(1_000))).id);
      await user.call(api.tablos.remove, { params: { tabloId } });
      tabloId = kept;
      await server.sql("update files set deleted_at = now() - interval '31 days' where id = $1", [id]);
      await server.sql("update tablos set deleted_at = now() - interval '31 days' where id = $1", [gone]);

      await killJobAt("trash.empty", point);
      await expectNothingLost();
      await emptyTrash(jobs);
      expect(await server.sql("select from tablos where id = $1", [gone])).toEqual([]);
      expect(await server.sql("select from files where id = $1 or tablo_id = $2", [id, gone])).toEqual([]);
      await expectTidyAfterSweep();
      const { keys } = await store.contents();
      expect(keys.filter((key) => key.includes(id) || key.includes(gone))).toEqual([]);
    },
  );

  test("and started again serves everything that was promised", async () => {
    const environment = { ...store.environment, DATABASE_URL: server.databaseUrl, SESSION_SECRET };
    const child = await startChildServer(environment);
    try {
      await expectNothingLost(child.url);
      await upload(child.url, randomBytes(9 * 1_048_576));
      await expectNothingLost(child.url);
    } finally {
      await child.kill();
    }
  });

  async function call(url: string, method: string, path: string): Promise<void> {
    await fetch(url + path, { method, headers: { cookie: user.cookie } });
  }
});

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
