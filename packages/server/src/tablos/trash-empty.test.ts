import { api, type File, ProblemError } from "@xtablo/contract";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lockTrashedAsMember } from "../members/members.service.ts";
import { openJobDeps, type TestJobDeps } from "../testing/job-deps.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { startDiskStore, startS3Store, type TestStore } from "../testing/stores.ts";
import { emptyTrash } from "./trash-empty.service.ts";
import { emptyTrashJob } from "./trash.jobs.ts";

const nothing = { tablos: 0, tasks: 0, etapes: 0, files: 0 };

describe.each([
  ["on disk", startDiskStore],
  ["in S3", () => startS3Store()],
])("with files kept %s, the Trash", (_name, start) => {
  let store: TestStore;
  let server: TestServer;
  let deps: TestJobDeps;
  let owner: TestUser;
  let tabloId: string;

  beforeAll(async () => {
    store = await start();
    server = await startTestServer({ environment: store.environment });
    deps = openJobDeps(server.databaseUrl, store.store);
    owner = await server.user();
  });
  beforeEach(async () => {
    await server.sql("delete from tablos");
    tabloId = (await server.tablo(owner)).id;
  });
  afterAll(async () => {
    await deps.close();
    await server.close();
    await store.close();
  });

  async function upload(name: string): Promise<File> {
    const form = new FormData();
    form.set("file", new Blob(["some bytes"]), name);
    const answer = await owner.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form });
    return (await answer.json()) as File; // parsed by the server in tests
  }
  const addTask = (title: string) => owner.call(api.tasks.create, { params: { tabloId }, body: { title } });
  const keys = async () => (await store.contents()).keys.filter((key) => key.includes(tabloId));
  const statusOf = (call: Promise<unknown>) =>
    call.then(
      () => 200,
      (error: unknown) => (error instanceof ProblemError ? error.problem.status : error),
    );
  /** As if everything had been deleted so many days earlier. */
  const age = async (days: number) => {
    for (const table of ["tablos", "tasks", "etapes", "files"])
      await server.sql(`update ${table} set deleted_at = deleted_at - $1 * interval '1 day'`, [days]);
  };
  const countOf = async (table: string) =>
    (await server.sql(`select from ${table} where ${table === "tablos" ? "id" : "tablo_id"} = $1`, [tabloId])).length;

  async function fillTrash() {
    const etape = await owner.call(api.etapes.create, { params: { tabloId }, body: { title: "Survey" } });
    const [task, file] = [await addTask("Gone"), await upload("gone.txt")];
    const inEtape = await owner.call(api.tasks.create, {
      params: { tabloId },
      body: { title: "Stays", etapeId: etape.id },
    });
    await owner.call(api.etapes.remove, { params: { etapeId: etape.id } });
    await owner.call(api.tasks.remove, { params: { taskId: task.id } });
    await owner.call(api.files.remove, { params: { fileId: file.id } });
    return { etape, task, file, inEtape };
  }

  test("keeps a task, an etape and a file for 30 days, then all of them are gone for good", async () => {
    const { etape, task, file, inEtape } = await fillTrash();
    const stays = await upload("stays.txt");
    await age(29.9);
    expect(await emptyTrash(deps)).toEqual(nothing);
    expect((await owner.call(api.tablos.trash, { params: { tabloId } })).items).toHaveLength(3);
    await age(0.2);
    await emptyTrashJob.run({ id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 });
    expect(deps.logged.at(-1)).toMatchObject({ msg: "Trash emptied", tablos: 0, tasks: 1, etapes: 1, files: 1 });
    expect(await countOf("etapes")).toBe(0);
    expect(await keys()).toEqual([`files/${tabloId}/${stays.id}`]);
    const restores = [
      owner.call(api.etapes.restore, { params: { etapeId: etape.id } }),
      owner.call(api.tasks.restore, { params: { taskId: task.id } }),
      owner.call(api.files.restore, { params: { fileId: file.id } }),
    ];
    expect(await Promise.all(restores.map(statusOf))).toEqual([404, 404, 404]);
    const { tasks, tablo } = await owner.call(api.tablos.board, { params: { tabloId } });
    expect(tasks.map(({ id }) => id)).toEqual([inEtape.id]);
    expect(tablo.progress.total).toBe(1);
    expect(await emptyTrash(deps)).toEqual(nothing);
  });

  test("lets a tablo go with all it holds, however much, and nothing of another", async () => {
    await fillTrash();
    await upload("in place.txt");
    await server.sql(
      `insert into tasks (id, tablo_id, title, status, position)
        select gen_random_uuid(), $1, 'Task ' || n, 'done', 'a' || n from generate_series(1, 2500) n`,
      [tabloId],
    );
    const gone = tabloId;
    tabloId = (await server.tablo(owner)).id;
    const [other, kept] = [tabloId, await upload("kept.txt")];
    tabloId = gone;
    await owner.call(api.tablos.remove, { params: { tabloId } });
    await age(31);
    const emptied = await Promise.all([emptyTrash(deps), emptyTrash(deps)]);
    expect(emptied.reduce((sum, { tablos }) => sum + tablos, 0)).toBe(1);
    for (const table of ["tablos", "members", "changes", "tasks", "etapes", "files"])
      expect(await countOf(table)).toBe(0);
    expect(await keys()).toEqual([]);
    tabloId = other;
    expect(await keys()).toEqual([`files/${other}/${kept.id}`]);
  });

  test("of a tablo stops between two batches, and what began to go cannot come back in part", async () => {
    await fillTrash();
    await owner.call(api.tablos.remove, { params: { tabloId } });
    await age(31);
    const stop = new AbortController();
    const files = {
      ...deps.files,
      async remove(key: string) {
        stop.abort();
        await deps.files.remove(key);
      },
    };
    await expect(emptyTrash({ ...deps, files }, stop.signal)).rejects.toMatchObject({ name: "AbortError" });
    expect([await countOf("tablos"), await countOf("tasks"), await countOf("files")]).toEqual([1, 2, 0]);
    await age(-31);
    expect(await statusOf(owner.call(api.tablos.restore, { params: { tabloId } }))).toBe(404);
    expect(await emptyTrash(deps)).toMatchObject({ tablos: 1 });
    expect(await keys()).toEqual([]);
  });

  /** The 30 days of everything deleted end now: what began before came in time. */
  const endTime = async () => {
    for (const table of ["tablos", "tasks", "etapes", "files"])
      await server.sql(`update ${table} set deleted_at = now() - interval '30 days' where deleted_at is not null`);
  };
  /** How many wait for a row that somebody else has locked, not for a table. */
  const waitingForRow = async () =>
    (
      await server.sql(
        "select from pg_stat_activity where datname = current_database() and wait_event in ('transactionid', 'tuple')",
      )
    ).length;

  test.each(["task", "tablo"] as const)(
    "lets a %s come back as a whole, when its restore began in time and waited",
    async (what) => {
      const { task, inEtape } = await fillTrash();
      if (what === "tablo") await owner.call(api.tablos.remove, { params: { tabloId } });
      const gate = new pg.Client({ connectionString: server.databaseUrl });
      const busy = new pg.Client({ connectionString: server.databaseUrl });
      await Promise.all([gate.connect(), busy.connect()]);
      try {
        await gate.query("begin; lock table members in exclusive mode"); // a restore comes as far as that, with its time
        const restored = statusOf(
          what === "tablo"
            ? owner.call(api.tablos.restore, { params: { tabloId } })
            : owner.call(api.tasks.restore, { params: { taskId: task.id } }),
        );
        await expect.poll(() => server.waiting()).toBe(1);
        await endTime();
        await busy.query("begin");
        await busy.query("select from tablos where id = $1 for update", [tabloId]);
        await gate.query("commit");
        await expect.poll(waitingForRow).toBe(1);
        const emptied = emptyTrash(deps);
        await expect.poll(() => server.waiting()).toBe(2);
        await busy.query("commit");
        expect(await restored).toBe(200);
        expect(await emptied).toMatchObject({ tablos: 0, tasks: what === "tablo" ? 1 : 0 });
        const { tasks } = await owner.call(api.tablos.board, { params: { tabloId } });
        expect(tasks.map(({ id }) => id)).toEqual(what === "tablo" ? [inEtape.id] : [inEtape.id, task.id]);
      } finally {
        await Promise.all([gate.end(), busy.end()]);
      }
    },
  );

  test("does not give back a tablo of which a part is gone, though the restore began in time", async () => {
    await fillTrash();
    await owner.call(api.tablos.remove, { params: { tabloId } });
    const trx = await deps.db.transaction();
    await trx.raw("select now()");
    await endTime();
    let refused: unknown;
    const files = {
      ...deps.files,
      async remove(key: string) {
        const tx = { trx, userId: owner.id, tabloId: null, changes: [], membersChanged: false };
        refused = await lockTrashedAsMember(tx, tabloId).catch((error: unknown) => error);
        await trx.rollback();
        await deps.files.remove(key);
      },
    };
    expect(await emptyTrash({ ...deps, files })).toMatchObject({ tablos: 1 });
    expect(refused).toMatchObject({ status: 404 });
  });
});
