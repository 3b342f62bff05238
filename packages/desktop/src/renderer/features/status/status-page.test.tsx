import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { Account, SystemStatus } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { idOf } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { createQueryClient } from "../../platform/query-client.ts";
import { keys } from "../../platform/query-keys.ts";
import { StatusPage } from "./status-page.tsx";

const at = "2026-11-28T09:00:00.000Z";

const well: SystemStatus = {
  release: { version: "1.4.2", commit: "5f3a9c1d2b7e", node: "24.21.0", startedAt: at },
  database: {
    ok: true,
    version: "18.4",
    sizeBytes: 212_000_000,
    connections: 12,
    maxConnections: 100,
    schema: "20261128_jobs",
    pendingMigrations: [],
    unknownMigrations: [],
  },
  storage: { ok: true, kind: "disk", place: "disk", problem: null, files: 1284, sizeBytes: 4_500_000_000 },
  worker: {
    ok: true,
    workers: [{ id: "a", host: "atelier-1", pid: 4242, version: "1.4.2", startedAt: at, beatAgeSeconds: 3 }],
  },
  queue: { waiting: 2, running: 1, failed: 0, discarded: 0, ok: true, oldestDueSeconds: null },
};
const meta = {
  version: "1.4.2",
  commit: null,
  schema: "20261128_jobs",
  signup: "open",
  providers: { google: false },
  maxUploadBytes: 26_214_400,
};

let answer: () => Response = () => Response.json(well);
let asked: string[] = [];

vi.stubGlobal("fetch", async (path: string) => {
  asked.push(path);
  return path === "/api/admin/status" ? answer() : Response.json(meta);
});

beforeEach(() => {
  startTexts("en", catalogue);
  answer = () => Response.json(well);
  asked = [];
});
afterEach(cleanup);

test("whoever is no admin sees the version and that the server answers, and asks for nothing more", async () => {
  open({ admin: false });
  expect(await screen.findByText("Server reachable")).toBeDefined();
  expect(await screen.findByText("1.4.2")).toBeDefined();
  expect(screen.getByText("No time fetched yet.")).toBeDefined();
  expect(screen.queryByRole("heading", { name: "Database" })).toBeNull();
  expect(asked).not.toContain("/api/admin/status");
});

test("an admin sees at a glance that all is well", async () => {
  open({ admin: true });
  expect((await screen.findAllByText("All is well")).length).toBeGreaterThan(1);
  expect(screen.queryByRole("heading", { name: "Needs attention" })).toBeNull();
  expect(screen.getByText("12 of 100")).toBeDefined();
  expect(screen.getByText("Process 4242, version 1.4.2")).toBeDefined();
  expect(screen.getByText("No time fetched yet.")).toBeDefined();
});

test.each([true, false])(
  "the server's clock is below what is known, so that it does not move under a press; admin: %s",
  async (admin) => {
    open({ admin });
    expect(await screen.findByText("Checking")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Fetch server time" })).toBeNull();
    expect(await screen.findByRole("button", { name: "Fetch server time" })).toBeDefined();
  },
);

test("the queue's states lead to the jobs in them", async () => {
  open({ admin: true });
  const link = await screen.findByRole("link", { name: "Waiting 2" });
  expect(link.getAttribute("href")).toBe("/admin/jobs?state=waiting");
});

test.each<[string, Partial<SystemStatus>, (string | RegExp)[]]>([
  [
    "migrations that are not applied",
    { database: { ...well.database, ok: false, pendingMigrations: ["a", "b"] } },
    ["2 migrations are not applied to the database.", "xtablo migrate up"],
  ],
  [
    "migrations that the release does not know",
    { database: { ...well.database, ok: false, unknownMigrations: ["z"] } },
    ["The database has 1 migration that this release does not know."],
  ],
  [
    "a database with few connections left",
    { database: { ...well.database, connections: 95 } },
    ["95 of the database’s 100 connections are in use."],
  ],
  [
    "a store that does not answer",
    { storage: { ...well.storage, ok: false, problem: "The bucket answers 403." } },
    ["Files cannot be stored or read.", "xtablo storage check"],
  ],
  ["no worker", { worker: { ok: false, workers: [] } }, ["xtablo worker", "xtablo start"]],
  [
    "discarded jobs",
    { queue: { ...well.queue, discarded: 2, ok: false } },
    ["2 jobs were given up after all their attempts."],
  ],
  [
    "a job that is due for long",
    { queue: { ...well.queue, ok: false, oldestDueSeconds: 700 } },
    [/^The job that is due longest has waited for 11 min/],
  ],
])("%s: told first, with what to do", async (_, part, sentences) => {
  answer = () => Response.json({ ...well, ...part });
  open({ admin: true });
  expect(await screen.findByText("1 thing needs attention")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Needs attention" })).toBeDefined();
  for (const sentence of sentences) expect(screen.getByText(sentence)).toBeDefined();
});

test("what was known stays when it cannot be refreshed, which is said", async () => {
  open({ admin: true });
  await screen.findByText("12 of 100");
  answer = () => refusal("The database is on holiday.");
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByText(/could not be refreshed.*on holiday/)).toBeDefined();
  expect(screen.getByText("12 of 100")).toBeDefined();
  answer = () => Response.json(well);
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(screen.queryByText(/could not be refreshed/)).toBeNull());
});

test("it is asked for anew by itself", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    open({ admin: true });
    await screen.findByText("12 of 100");
    answer = () => Response.json({ ...well, database: { ...well.database, connections: 13 } });
    await vi.advanceTimersByTimeAsync(10_100);
    expect(await screen.findByText("13 of 100")).toBeDefined();
  } finally {
    vi.useRealTimers();
  }
});

test("a state that cannot be loaded says why, and can be asked for again", async () => {
  answer = () => refusal("The database is on holiday.");
  open({ admin: true });
  expect(await screen.findByText(/could not be loaded.*on holiday/)).toBeDefined();
  answer = () => Response.json(well);
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("12 of 100")).toBeDefined();
});

function open({ admin }: { admin: boolean }): void {
  const account: Account = { id: idOf(50), email: "ines@example.org", name: "Inès Brémond", admin, locale: null };
  const client = createQueryClient();
  client.setQueryData(keys.session, account);
  const root = createRootRoute();
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: "/status", component: StatusPage }),
      createRoute({ getParentRoute: () => root, path: "/admin/jobs" }),
    ]),
    history: createMemoryHistory({ initialEntries: ["/status"] }),
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

function refusal(detail: string): Response {
  const problem = { type: "about:blank", title: "Error", status: 500, detail, code: "internal", requestId: "1" };
  return Response.json(problem, { status: 500 });
}
