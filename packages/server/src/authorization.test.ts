import { api, type Args, type Route, urlOf } from "@xtablo/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestServer, type TestServer, type TestUser } from "./testing/server.ts";

/** Everyone who may knock, in the order of the table's columns. */
const callers = ["anonymous", "stranger", "viewer", "editor", "owner", "admin", "disabled", "expired"] as const;
type Caller = (typeof callers)[number];

/** What there is to knock at; made afresh for each knock that may change it. */
interface Things extends Ids {
  /** The like, in the Trash. */
  trashed: Ids;
}

interface Ids {
  tabloId: string;
  taskId: string;
  etapeId: string;
  fileId: string;
}

interface Row<R extends Route = Route> {
  route: R;
  /** The status for each of {@link callers}. */
  answers: readonly number[];
  args: (things: Things) => unknown;
}

const anyone = (status: number) => callers.map(() => status);
/** 401 without a session that stands; strangers and members as given. */
const members = (stranger: number, viewer: number, editor: number, owner: number) =>
  [401, stranger, viewer, editor, owner, stranger, 401, 401] as const; // an admin is a stranger where not a member
const admins = (status: number) => [401, 404, 404, 404, 404, status, 401, 401] as const;
const reading = members(404, 200, 200, 200);

function row<R extends Route>(route: R, answers: readonly number[], args: (things: Things) => Args<R>): Row {
  return { route, answers, args };
}

const tablo = ({ tabloId }: Ids) => ({ params: { tabloId } });
const task = ({ taskId }: Ids) => ({ params: { taskId } });
const etape = ({ etapeId }: Ids) => ({ params: { etapeId } });
const file = ({ fileId }: Ids) => ({ params: { fileId } });
const title = { title: "Knock, knock" };

/** The table: who may do what. */
const table: Row[] = [
  row(api.probes.health, anyone(200), () => ({})),
  row(api.probes.ready, anyone(200), () => ({})),
  row(api.probes.candidate, anyone(200), () => ({})),
  row(api.probes.time, anyone(200), () => ({})),
  row(api.probes.meta, anyone(200), () => ({})),
  row(api.auth.signup, anyone(409), () => ({ body: { name: "x", email: owner.email, password: "correct horse" } })),
  row(api.auth.login, anyone(401), () => ({
    body: { email: `${crypto.randomUUID()}@example.org`, password: "wrong" },
  })),
  row(api.auth.resetPassword, anyone(410), () => ({ body: { token: "no such link", password: "correct horse" } })),
  row(api.auth.session, anyone(200), () => ({})),
  row(api.auth.logout, anyone(204), () => ({})),

  row(api.me.read, members(200, 200, 200, 200), () => ({})),
  row(api.me.update, members(200, 200, 200, 200), () => ({ body: { locale: "fr" as const } })),

  row(api.tablos.list, members(200, 200, 200, 200), () => ({})),
  row(api.tablos.create, members(201, 201, 201, 201), () => ({ body: title })),
  row(api.tablos.read, reading, tablo),
  row(api.tablos.board, reading, tablo),
  row(api.tablos.update, members(404, 403, 200, 200), (things) => ({ ...tablo(things), body: title })),
  row(api.tablos.update, members(404, 403, 403, 200), (things) => ({
    ...tablo(things),
    body: { status: "archived" as const },
  })),
  row(api.tablos.remove, members(404, 403, 403, 204), tablo),

  row(api.tablos.trash, reading, tablo),
  row(api.tablos.restore, members(404, 403, 403, 200), ({ trashed }) => tablo(trashed)),

  row(api.tasks.create, members(404, 403, 201, 201), (things) => ({ ...tablo(things), body: title })),
  row(api.tasks.read, reading, task),
  row(api.tasks.update, members(404, 403, 200, 200), (things) => ({ ...task(things), body: title })),
  row(api.tasks.move, members(404, 403, 200, 200), (things) => ({
    ...task(things),
    body: { status: "done" as const },
  })),
  row(api.tasks.remove, members(404, 403, 204, 204), task),
  row(api.tasks.restore, members(404, 403, 200, 200), ({ trashed }) => task(trashed)),

  row(api.etapes.create, members(404, 403, 201, 201), (things) => ({ ...tablo(things), body: title })),
  row(api.etapes.update, members(404, 403, 200, 200), (things) => ({ ...etape(things), body: title })),
  row(api.etapes.move, members(404, 403, 200, 200), (things) => ({ ...etape(things), body: {} })),
  row(api.etapes.remove, members(404, 403, 204, 204), etape),
  row(api.etapes.restore, members(404, 403, 200, 200), ({ trashed }) => etape(trashed)),

  row(api.files.list, reading, tablo),
  row(api.files.upload, members(404, 403, 201, 201), tablo),
  row(api.files.read, reading, file),
  row(api.files.content, reading, file),
  row(api.files.remove, members(404, 403, 204, 204), file),
  row(api.files.restore, members(404, 403, 200, 200), ({ trashed }) => file(trashed)),

  row(api.admin.status, admins(200), () => ({})),
  row(api.admin.jobs, admins(200), () => ({})),
  row(api.admin.retryJob, admins(404), () => ({ params: { jobId: "1" } })),
  row(api.admin.cancelJob, admins(404), () => ({ params: { jobId: "1" } })),

  row(api.changes.list, reading, tablo),
  row(api.changes.stream, members(200, 200, 200, 200), () => ({})),
];

let server: TestServer;
let owner: TestUser;
let users: Record<Caller, TestUser | null>;

beforeAll(async () => {
  server = await startTestServer();
  const [stranger, viewer, editor, first, admin, disabled, expired] = await Promise.all(
    Array.from({ length: 7 }, () => server.user()),
  );
  if (!stranger || !viewer || !editor || !first || !admin || !disabled || !expired)
    throw new Error("somebody is missing");
  owner = first;
  users = { anonymous: null, stranger, viewer, editor, owner, admin, disabled, expired };
  await server.sql("update users set admin = (id = $1)", [admin.id]);
  await server.sql("update users set disabled_at = now() where id = $1", [disabled.id]);
  await server.sql("update sessions set expires_at = now() where user_id = $1", [expired.id]);
});
afterAll(() => server.close());
beforeEach(async () => void (await server.sql("delete from rate_limits")));

/** Things in place, and the like in the Trash. */
async function makeThings(): Promise<Things> {
  const { tabloId } = await makeTablo();
  const [things, trashed, gone] = await Promise.all([fill(tabloId), fill(tabloId), makeTablo()]);
  await owner.call(api.tasks.remove, task(trashed));
  await owner.call(api.etapes.remove, etape(trashed));
  await owner.call(api.files.remove, file(trashed));
  await owner.call(api.tablos.remove, tablo({ ...trashed, ...gone }));
  return { ...things, trashed: { ...trashed, ...gone } };
}

/** A tablo. The two whose session is over are members, too: that must not help them. */
async function makeTablo(): Promise<{ tabloId: string }> {
  const { viewer, editor, disabled, expired } = users;
  if (!viewer || !editor || !disabled || !expired) throw new Error("somebody is missing");
  const { id: tabloId } = await server.tablo(owner, { viewer, editor });
  await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'owner'), ($1, $3, 'owner')", [
    tabloId,
    disabled.id,
    expired.id,
  ]);
  return { tabloId };
}

/** A task, an etape and a file of a tablo. */
async function fill(tabloId: string): Promise<Ids> {
  const [made, grouped, uploaded] = await Promise.all([
    owner.call(api.tasks.create, { params: { tabloId }, body: { title: "A task" } }),
    owner.call(api.etapes.create, { params: { tabloId }, body: { title: "An etape" } }),
    owner.fetch(`/api/tablos/${tabloId}/files`, { method: "POST", body: form() }),
  ]);
  return { tabloId, taskId: made.id, etapeId: grouped.id, fileId: ((await uploaded.json()) as { id: string }).id };
}

function form(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["hello"]), "a.txt");
  return form;
}

/** Knocks, without waiting for the end of what never ends. */
async function knock({ route, args }: Row, caller: Caller, things: Things): Promise<number> {
  const given = args(things) as { params?: unknown; query?: unknown; body?: unknown };
  const abort = new AbortController();
  const body = route.raw === "upload" ? form() : given.body === undefined ? undefined : JSON.stringify(given.body);
  const cookie = route === api.auth.logout ? undefined : users[caller]?.cookie; // signing out would change the callers
  const headers = new Headers(cookie ? { cookie } : {});
  if (given.body !== undefined) headers.set("content-type", "application/json");
  const answer = await server.fetch(urlOf(route, given), { method: route.method, headers, body, signal: abort.signal });
  if (route.raw === "stream" && answer.ok) abort.abort();
  else await answer.arrayBuffer();
  return answer.status;
}

test.each(table.map((row) => ({ name: `${row.route.method} ${row.route.path}`, row })))("$name", async ({ row }) => {
  const answers: Record<string, number> = {};
  const happensOnce = row.route.method === "DELETE" || row.route.path.endsWith("/restore");
  const nothing = { tabloId: "", taskId: "", etapeId: "", fileId: "" };
  const nowhere = { ...nothing, trashed: nothing };
  let things = row.answers[1] === 404 ? await makeThings() : nowhere;
  for (const caller of callers) {
    const before = answers[callers[callers.indexOf(caller) - 1] ?? ""] ?? 0;
    if (happensOnce && before < 300 && before > 0) things = await makeThings();
    answers[caller] = await knock(row, caller, things);
  }
  expect(answers).toEqual(Object.fromEntries(callers.map((caller, at) => [caller, row.answers[at]])));
});

test("every endpoint of the contract has its row", () => {
  const routes = Object.values(api).flatMap((feature): Route[] => Object.values(feature));
  const missing = routes.filter((route) => !table.some((row) => row.route === route));
  expect(missing.map((route) => `${route.method} ${route.path}`)).toEqual([]);
});

test("what is refused says nothing of what there is", async () => {
  const things = await makeThings();
  for (const { route, args } of table.filter((row) => row.answers[1] === 404 && row.route.params)) {
    const given = args(things) as { params: Record<string, string> };
    const nowhere = {
      ...given,
      params: Object.fromEntries(Object.keys(given.params).map((name) => [name, crypto.randomUUID()])),
    };
    const ask = async (what: { params: unknown; body?: unknown }) => {
      const headers = { cookie: users.stranger?.cookie ?? "", "content-type": "application/json" };
      const body = what.body === undefined ? undefined : JSON.stringify(what.body);
      const answer = await server.fetch(urlOf(route, what), { method: route.method, headers, body });
      const { requestId: _, ...problem } = (await answer.json()) as { requestId: string };
      return problem;
    };
    expect(await ask(given)).toEqual(await ask(nowhere));
  }
});
