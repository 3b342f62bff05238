import { api, type Change, type ChangeSubject } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openDatabase } from "../db/database.ts";
import { createLog } from "../log.ts";
import { Hub } from "../realtime/hub.ts";
import { refusal } from "../testing/refusal.ts";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";
import { openTestStream } from "../testing/stream.ts";

const SESSION_SECRET = "0123456789abcdef0123456789abcdef";
let server: TestServer;
/** Another process on the same database. */
let other: TestServer;
let owner: TestUser;
let viewer: TestUser;
let stranger: TestUser;
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { SESSION_SECRET } });
  other = await startTestServer({ databaseUrl: server.databaseUrl, environment: { SESSION_SECRET } });
  [owner, viewer, stranger] = await Promise.all([server.user(), server.user(), server.user()]);
  tabloId = (await server.tablo(owner, { viewer })).id;
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const add = (title: string, id = tabloId, description = "") =>
  owner.call(api.tasks.create, { params: { tabloId: id }, body: { title, description } });
const changes = (query: Parameters<typeof ask>[0] = {}, as = viewer) => ask(query, as);
function ask(
  query: { since?: number; limit?: number; cursor?: string; actorId?: string; kind?: Change["kind"] | ChangeSubject },
  as: TestUser,
) {
  return as.call(api.changes.list, { params: { tabloId }, query });
}
const onOther = (user: TestUser): TestUser => ({
  ...user,
  fetch: (path, init) => other.fetch(path, { ...init, headers: { ...(init?.headers as object), cookie: user.cookie } }),
});

describe("the log", () => {
  test("has no gap, whoever writes at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(`At once ${n}`)));
    const { items, version } = await changes({ since: 0, limit: 200 });
    expect(items.map((change) => change.version)).toEqual(
      Array.from({ length: version ?? 0 }, (_, index) => index + 1),
    );
    expect(items[0]).toMatchObject({ kind: "tablo.created", subjectId: tabloId, actorId: owner.id });
  });

  test("is read after a version, oldest first, a page at a time, to its end", async () => {
    const seen: number[] = [];
    for (let since = 3, end = Infinity; since < end;) {
      const page = await changes({ since, limit: 7 });
      expect(page.items.length).toBeLessThanOrEqual(7);
      end = page.version ?? 0;
      since = page.items.at(-1)?.version ?? end;
      seen.push(...page.items.map((change) => change.version));
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 4));
    const { version = 0 } = await changes({ since: 0 });
    expect(await changes({ since: version })).toEqual({ items: [], version });
    expect(await changes({ since: version + 10 })).toEqual({ items: [], version });
  });

  test("is read newest first, a page at a time, by actor and kind", async () => {
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await changes({ limit: 9, cursor });
      seen.push(...page.items.map((change) => change.version));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
    expect((await changes({ actorId: viewer.id })).items).toEqual([]);
    expect((await changes({ kind: "tablo.created" })).items).toHaveLength(1);
  });

  test("is filtered by all kinds of a subject, by person, and by both, a page at a time", async () => {
    const editor = await server.user();
    const { id } = await server.tablo(owner, { editor });
    const read = async (query: { actorId?: string; kind?: Change["kind"] | ChangeSubject }) => {
      const seen: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await owner.call(api.changes.list, {
          params: { tabloId: id },
          query: { ...query, limit: 2, cursor },
        });
        seen.push(...page.items.map((change) => change.kind));
        if (!page.nextCursor) return seen;
        cursor = page.nextCursor;
      }
    };
    const { id: taskId } = await add("One", id);
    await owner.call(api.etapes.create, { params: { tabloId: id }, body: { title: "Etape" } });
    for (const status of ["done", "todo"] as const)
      await editor.call(api.tasks.move, { params: { taskId }, body: { status } });
    await editor.call(api.tasks.remove, { params: { taskId } });
    expect(await read({ kind: "task" })).toEqual(["task.deleted", "task.moved", "task.moved", "task.created"]);
    expect(await read({ kind: "task.moved" })).toEqual(["task.moved", "task.moved"]);
    expect(await read({ actorId: owner.id })).toEqual(["etape.created", "task.created", "tablo.created"]);
    expect(await read({ actorId: owner.id, kind: "task" })).toEqual(["task.created"]);
    expect(await read({ kind: "file" })).toEqual([]);
  });

  test("as activity says what people and etapes are called, also when they are gone", async () => {
    const helper = await server.user();
    const { id } = await server.tablo(owner, { editor: helper });
    const etape = await owner.call(api.etapes.create, { params: { tabloId: id }, body: { title: "Survey" } });
    const body = { title: "Roof", assigneeId: helper.id, etapeId: etape.id };
    await helper.call(api.tasks.create, { params: { tabloId: id }, body });
    await owner.call(api.etapes.remove, { params: { etapeId: etape.id } });
    await server.sql("delete from members where user_id = $1", [helper.id]);
    const activity = await owner.call(api.changes.list, { params: { tabloId: id } });
    expect(activity.names).toEqual({ [owner.id]: owner.name, [helper.id]: helper.name, [etape.id]: "Survey" });
    const catchingUp = await owner.call(api.changes.list, { params: { tabloId: id }, query: { since: 0 } });
    expect(catchingUp.names).toBeUndefined();
  });

  test("that does not go back far enough answers 410", async () => {
    const { id } = await server.tablo(owner);
    for (let count = 0; count < 3; count += 1) await add("Old", id);
    await server.sql("delete from changes where tablo_id = $1 and version <= 2", [id]);
    const since = (version: number) =>
      owner.call(api.changes.list, { params: { tabloId: id }, query: { since: version } });
    expect(await refusal(since(1))).toMatchObject({ status: 410, code: "too_old" });
    expect((await since(2)).items.map((change) => change.version)).toEqual([3, 4]);
    await server.sql("delete from changes where tablo_id = $1", [id]);
    expect((await refusal(since(2))).status).toBe(410);
    expect(await since(4)).toEqual({ items: [], version: 4 });
  });

  test("holds the fields that changed, named as in the thing, without long texts", async () => {
    const task = await add("Long", tabloId, "x".repeat(1_001));
    const [created] = (await changes({ limit: 1 })).items;
    const { description: _, ...rest } = task;
    expect(created).toMatchObject({ kind: "task.created", data: { ...rest, omitted: ["description"] } });
    expect(created?.data["description"]).toBeUndefined();
    await owner.call(api.tasks.update, {
      params: { taskId: task.id },
      body: { description: "y".repeat(1_000), title: "Long" },
    });
    const [updated] = (await changes({ limit: 1 })).items;
    expect(updated).toMatchObject({ kind: "task.updated", data: { description: "y".repeat(1_000), version: 2 } });
    expect(updated?.data["title"]).toBeUndefined();
  });

  test("says what a changed thing is called and what its fields said before", async () => {
    const etape = await owner.call(api.etapes.create, { params: { tabloId }, body: { title: "Survey" } });
    const { id: taskId } = await add("Roof");
    const newest = async () => (await changes({ limit: 1 })).items[0]?.data;
    const fields = { title: "Slate roof", priority: "high", description: "Angers" } as const;
    await owner.call(api.tasks.update, { params: { taskId }, body: fields });
    expect(await newest()).toMatchObject({ subject: "Slate roof", before: { title: "Roof", priority: null } });
    expect((await newest())?.["before"]).not.toHaveProperty("description");
    await owner.call(api.tasks.move, { params: { taskId }, body: { status: "done" } });
    expect(await newest()).toMatchObject({ subject: "Slate roof", status: "done", before: { status: "todo" } });
    expect((await newest())?.["before"]).toEqual({ status: "todo" });
    await owner.call(api.tasks.move, { params: { taskId }, body: { etapeId: etape.id } });
    expect((await newest())?.["before"]).toEqual({ etapeId: null });
    await owner.call(api.etapes.update, { params: { etapeId: etape.id }, body: { title: "Plans" } });
    expect(await newest()).toMatchObject({ subject: "Plans", before: { title: "Survey" } });
    await owner.call(api.etapes.move, { params: { etapeId: etape.id }, body: {} });
    expect(await newest()).toMatchObject({ subject: "Plans" });
    await owner.call(api.tablos.update, { params: { tabloId }, body: { color: "red" } });
    expect((await newest())?.["before"]).toHaveProperty("color");
  });

  test.each([
    [{ since: -1 }],
    [{ since: 1.5 }],
    [{ limit: 0 }],
    [{ limit: 201 }],
    [{ cursor: "x" }],
    [{ kind: "task.eaten" }],
  ])("is refused to %j with 422", async (query) => {
    expect((await refusal(changes(query as { since: number }))).status).toBe(422);
  });
});

describe("a stream", () => {
  test("gets what members do, on whichever server, in order and once; strangers get nothing", async () => {
    const streams = await Promise.all([openTestStream(owner), openTestStream(onOther(viewer))]);
    const outside = await openTestStream(stranger);
    expect(streams[0].headers.get("content-type")).toBe("text/event-stream");
    expect(streams[0].headers.get("cache-control")).toBe("no-store");
    expect(streams[0].text()).toMatch(/^retry: 1000\n/);
    const { version = 0 } = await changes({ since: 0 });
    await Promise.all(Array.from({ length: 25 }, (_, n) => add(`Live ${n}`)));
    for (const stream of streams) {
      await stream.until(() => stream.changes().length >= 25);
      expect(stream.changes()).toEqual((await changes({ since: version })).items);
    }
    expect(outside.changes()).toEqual([]);
    for (const stream of [...streams, outside]) stream.close();
  });

  test("that is open already gets the changes of a tablo that is new, and of one that one joins", async () => {
    const stream = await openTestStream(onOther(owner));
    const { id } = await server.tablo(owner);
    await stream.until(() =>
      stream.changes().some((change) => change.tabloId === id && change.kind === "tablo.created"),
    );
    const task = await add("First", id);
    await stream.until(() => stream.changes().some((change) => change.subjectId === task.id));
    expect(
      stream
        .changes()
        .filter((change) => change.tabloId === id)
        .map((change) => change.version),
    ).toEqual([1, 2]);
    stream.close();
  });

  test("shows a tablo no more to who is no member any more", async () => {
    const guest = await server.user();
    await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'viewer')", [tabloId, guest.id]);
    const [staying, leaving] = [await openTestStream(owner), await openTestStream(onOther(guest))];
    const before = await add("Seen by both");
    await leaving.until(() => leaving.changes().some((change) => change.subjectId === before.id));
    await server.sql("delete from members where tablo_id = $1 and user_id = $2", [tabloId, guest.id]);
    const { version = 0 } = await changes({ since: 0 });
    await server.sql("select pg_notify('changes', $1)", [`${tabloId}:${version}:members`]); // as a removal announces itself
    const after = await add("Seen by one");
    await staying.until(() => staying.changes().some((change) => change.subjectId === after.id));
    const own = await guest.call(api.tablos.create, { body: { title: "Mine" } });
    await leaving.until(() => leaving.changes().some((change) => change.tabloId === own.id)); // what came before has come
    expect(leaving.changes().map((change) => change.subjectId)).not.toContain(after.id);
    for (const stream of [staying, leaving]) stream.close();
  });

  test("leaves nothing behind when it is closed", async () => {
    const streams = await Promise.all(Array.from({ length: 5 }, () => openTestStream(owner)));
    const open = async () => /^xtablo_open_streams\w* (\d+)$/m.exec(await (await fetch(server.metricsUrl)).text())?.[1];
    await expect.poll(open).toBe("5");
    for (const stream of streams) stream.close();
    await expect.poll(open).toBe("0");
  });

  test("is still whole when it opens in the middle of everything", async () => {
    const writing = Promise.all(Array.from({ length: 10 }, () => server.tablo(owner)));
    const streams = await Promise.all(Array.from({ length: 10 }, () => openTestStream(owner)));
    const made = await writing;
    const task = await add("Afterwards", made[9]?.id);
    for (const stream of streams) {
      expect(stream.status).toBe(200);
      expect(stream.text()).toMatch(/^retry: 1000\n: open\n\n/);
      await stream.until(() => stream.changes().some((change) => change.subjectId === task.id));
      stream.close();
    }
  });

  test("says so and ends at log-out, on whichever server that happens", async () => {
    const user = await server.user();
    const [here, there] = [await openTestStream(user), await openTestStream(onOther(user))];
    await user.fetch("/api/auth/logout", { method: "POST" });
    await here.until(() => here.ended());
    await there.until(() => there.ended());
    for (const stream of [here, there]) expect(stream.text()).toContain("event: signed-out\n");
    expect((await user.fetch("/api/stream")).status).toBe(401);
  });

  test("says something every 15 s, so that nobody takes it for dead", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const answer = await owner.fetch("/api/stream");
      const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
      const read = async () => new TextDecoder().decode((await reader.read()).value);
      expect(await read()).toBe("retry: 1000\n: open\n\n");
      for (let turn = 0; turn < 2; turn += 1) {
        vi.advanceTimersByTime(15_000);
        expect(await read()).toBe(": still here\n\n");
      }
      await reader.cancel();
    } finally {
      vi.useRealTimers();
    }
  });
});

test("a stream whose session expired, or whose user is disabled, is ended within a minute", async () => {
  const log = createLog({ env: "production", logLevel: "error" });
  const db = openDatabase(server.databaseUrl, log);
  const hub = new Hub({ db, databaseUrl: server.databaseUrl, log });
  const ended: string[] = [];
  for (const user of [await server.user("Expired"), await server.user("Disabled"), await server.user("Active")]) {
    const [session] = await server.sql<{ hash: string }>(
      "select encode(id_hash, 'hex') as hash from sessions where user_id = $1",
      [user.id],
    );
    await hub.add({
      userId: user.id,
      sessionHash: session?.hash ?? "",
      write: () => {},
      end: () => void ended.push(user.name),
    });
    if (user.name === "Expired")
      await server.sql("update sessions set expires_at = now() where user_id = $1", [user.id]);
    if (user.name === "Disabled") await server.sql("update users set disabled_at = now() where id = $1", [user.id]);
  }
  await hub.endLapsed();
  expect(ended.toSorted()).toEqual(["Disabled", "Expired"]);
  await expect(hub.add({ userId: owner.id, sessionHash: "00", write: () => {}, end: () => {} })).rejects.toMatchObject({
    status: 401,
  });
  await hub.close();
  await db.destroy();
});
