import { api, createClient, taskStatuses } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../server/src/testing/server.ts";
import { demoAccount, demoTablos } from "./runbooks/demo/content.ts";
import { fillDemo } from "./runbooks/demo/fill.ts";

const quiet = { info: () => {}, warn: () => {} };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.close());

test("the demo's owner signs in and finds tasks in every column, with etapes, dates and files", async () => {
  expect(await fillDemo(server.url, quiet)).toBe("filled");
  const { email, password } = demoAccount;
  const signedIn = await server.fetch("/api/auth/login", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const call = createClient({ origin: server.url, headers: { cookie } });
  const { items } = await call(api.tablos.list, { query: {} });
  expect(items.map(({ title }) => title).toSorted()).toEqual(demoTablos.map(({ title }) => title).toSorted());
  for (const tablo of items) {
    const { etapes, tasks } = await call(api.tablos.board, { params: { tabloId: tablo.id } });
    const { items: files } = await call(api.files.list, { params: { tabloId: tablo.id }, query: {} });
    expect(new Set(tasks.map(({ status }) => status))).toEqual(new Set(taskStatuses));
    expect(etapes.length).toBeGreaterThan(1);
    expect(tasks.some(({ dueOn, priority, assigneeId }) => dueOn && priority && assigneeId)).toBe(true);
    expect(files.length).toBeGreaterThan(0);
  }
});

test("filling it again does nothing", async () => {
  const before = await server.sql("select count(*) from changes");
  expect(await fillDemo(server.url, quiet)).toBe("there");
  expect(await server.sql("select count(*) from changes")).toEqual(before);
});

test("where nobody may sign up, it says so", async () => {
  const closed = await startTestServer({ environment: { SIGNUP: "closed" } });
  await expect(fillDemo(closed.url, quiet)).rejects.toMatchObject({ next: "For the demo, set SIGNUP=open." });
  await closed.close();
});
