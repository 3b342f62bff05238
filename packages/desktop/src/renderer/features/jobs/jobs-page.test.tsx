import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { type Job, type JobState, jobStates } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { createQueryClient } from "../../platform/query-client.ts";
import { ToastRegion } from "../../ui/toast.tsx";
import { JobsPage } from "./jobs-page.tsx";

const at = "2026-11-28T09:00:00.000Z";

function aJob(id: string, state: JobState, parts: Partial<Job> = {}): Job {
  return {
    id,
    kind: `kind.${state}`,
    state,
    payload: {},
    attempts: 1,
    maxAttempts: 25,
    runAt: at,
    startedAt: state === "running" ? at : null,
    createdAt: at,
    lastError: null,
    ...parts,
  };
}

/** The server's queue, and what it answers to a retry or a cancellation when it refuses. */
let queue: Job[] = [];
let refuse: (() => Response) | null = null;
let pageSize = 50;

vi.stubGlobal("fetch", async (path: string, { method = "GET" }: RequestInit = {}) => {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  if (method === "GET") return listed(searchParams);
  if (refuse) return refuse();
  const [, id, action] = /jobs\/(\d+)\/(\w+)$/.exec(pathname) ?? [];
  const job = queue.find((one) => one.id === id);
  if (!job) return refusal(404, "There is no such job: it is done, or it was cancelled.");
  if (action === "cancel") {
    queue = queue.filter((one) => one !== job);
    return new Response(null, { status: 204 });
  }
  const again: Job = { ...job, state: "waiting", attempts: 0 };
  queue = queue.map((one) => (one === job ? again : one));
  return Response.json(again);
});

beforeEach(() => {
  startTexts("en", catalogue);
  refuse = null;
  pageSize = 50;
  queue = [
    aJob("4", "failed", { attempts: 3, lastError: "550: refused\nat send", payload: { to: "ines@example.org" } }),
    aJob("3", "running"),
    aJob("2", "waiting"),
    aJob("1", "discarded", { attempts: 25 }),
  ];
});
afterEach(cleanup);

test("each job shows its state, its attempts and the first line of its last error", async () => {
  open();
  const row = await rowOf("kind.failed");
  expect(within(row).getByText("Failed")).toBeDefined();
  expect(within(row).getByText("3 of 25")).toBeDefined();
  expect(within(row).getByText("550: refused")).toBeDefined();
  expect(screen.getAllByRole("row")).toHaveLength(5);
});

test("the tabs count the jobs of each state and lead to them", async () => {
  const router = open();
  fireEvent.click(await screen.findByRole("link", { name: "Discarded 1" }));
  await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(2));
  expect(await rowOf("kind.discarded")).toBeDefined();
  expect(router.state.location.search).toEqual({ state: "discarded" });
  expect(screen.getByRole("link", { name: "Discarded 1" }).getAttribute("aria-current")).toBe("page");
  expect(screen.getByRole("link", { name: "All 4" }).getAttribute("aria-current")).toBeNull();
});

test.each([
  [undefined, "The queue is empty."],
  ["waiting", "Nothing is waiting."],
  ["running", "Nothing is running."],
  ["failed", "Nothing has failed."],
  ["discarded", "Nothing is discarded."],
])("without jobs in the state %s it says so", async (state, sentence) => {
  queue = [];
  open(state === undefined ? "" : `?state=${state}`);
  expect(await screen.findByText(sentence)).toBeDefined();
});

test("the job of the address is open, with its payload and its whole error", async () => {
  const router = open("?job=4");
  const payload = await screen.findByRole("heading", { name: "Payload" });
  expect(payload.parentElement?.textContent).toContain('"to": "ines@example.org"');
  expect(screen.getByRole("heading", { name: "Whole last error" }).parentElement?.textContent).toContain("at send");
  fireEvent.click(screen.getByRole("button", { name: /^kind\.failed/, expanded: true }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Payload" })).toBeNull());
  expect(router.state.location.search).toEqual({});
});

test("a job of the address that is not in the list is said to be gone", async () => {
  open("?job=77");
  expect(await screen.findByText(/Job no. 77 is not in this list/)).toBeDefined();
});

test("a retried job waits again and leaves the list of the discarded ones", async () => {
  open("?state=discarded");
  const button = await screen.findByRole("button", { name: "Retry kind.discarded, no. 1" });
  button.focus();
  fireEvent.click(button);
  expect(await screen.findByText("kind.discarded runs again.")).toBeDefined();
  expect(await screen.findByText("Nothing is discarded.")).toBeDefined();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Jobs" })));
});

test("a cancelled job is asked about first, and the focus goes to the job in its place", async () => {
  open();
  await choose("kind.waiting, no. 2", "Cancel the job");
  const question = await screen.findByRole("alertdialog", { name: "Cancel the job" });
  expect(queue).toHaveLength(4);
  fireEvent.click(within(question).getByRole("button", { name: "Cancel the job" }));
  expect(await screen.findByText("kind.waiting is cancelled.")).toBeDefined();
  await waitFor(() => expect(screen.queryByRole("button", { name: /^kind\.waiting/ })).toBeNull());
  await waitFor(() => expect(document.activeElement?.textContent).toContain("kind.discarded"));
});

test("a job that is kept stays, and has the focus again", async () => {
  open();
  await choose("kind.waiting, no. 2", "Cancel the job");
  fireEvent.click(await screen.findByRole("button", { name: "Keep it" }));
  await waitFor(() => expect(document.activeElement?.textContent).toContain("kind.waiting"));
  expect(queue).toHaveLength(4);
});

test("a job that runs can neither be retried nor cancelled", async () => {
  open();
  fireEvent.click(await screen.findByRole("button", { name: "More for kind.running, no. 3" }));
  for (const name of ["Retry", "Cancel the job"]) {
    const item = await screen.findByRole("menuitem", { name });
    expect(item.getAttribute("aria-disabled")).toBe("true");
  }
});

test.each([
  [409, "The job is running. Wait until it ends, or stop its worker."],
  [404, "There is no such job: it is done, or it was cancelled."],
])("a refusal with %d is told, with its reason", async (status, detail) => {
  refuse = () => refusal(status, detail);
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Retry kind.failed, no. 4" }));
  expect(await screen.findByText(`kind.failed was not started again. ${detail}`)).toBeDefined();
});

test("what comes next in a long list is loaded by a button", async () => {
  pageSize = 3;
  open();
  await rowOf("kind.waiting");
  expect(screen.queryByRole("button", { name: /^kind\.discarded/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Load more" }));
  expect(await rowOf("kind.discarded")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});

test("the list stays when it cannot be refreshed, which is said, and goes on by itself", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    open();
    await rowOf("kind.failed");
    const answer = listed;
    listed = () => refusal(503, "The database is on holiday.");
    await vi.advanceTimersByTimeAsync(3100);
    expect(await screen.findByText(/The list could not be refreshed.*on holiday/)).toBeDefined();
    expect(await rowOf("kind.failed")).toBeDefined();
    listed = answer;
    queue = queue.filter(({ id }) => id !== "4");
    await vi.advanceTimersByTimeAsync(3100);
    await waitFor(() => expect(screen.queryByText(/could not be refreshed/)).toBeNull());
    expect(screen.queryByRole("button", { name: /^kind\.failed/ })).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

let listed = (query: URLSearchParams): Response => {
  const start = Number(query.get("cursor") ?? 0);
  const state = query.get("state");
  const found = queue.filter((job) => state === null || job.state === state);
  const countOf = (name: JobState) => queue.filter((job) => job.state === name).length;
  return Response.json({
    items: found.slice(start, start + pageSize),
    nextCursor: start + pageSize < found.length ? String(start + pageSize) : null,
    counts: Object.fromEntries(jobStates.map((name) => [name, countOf(name)])),
  });
};

async function rowOf(kind: string): Promise<HTMLElement> {
  const name = await screen.findByRole("button", { name: new RegExp(`^${kind.replace(".", String.raw`\.`)}`) });
  const row = name.closest("tr");
  if (!row) throw new Error("The job has no row.");
  return row;
}

async function choose(job: string, item: string): Promise<void> {
  const button = await screen.findByRole("button", { name: `More for ${job}` });
  button.focus();
  fireEvent.click(button);
  fireEvent.click(await screen.findByRole("menuitem", { name: item }));
}

function open(search = "") {
  const root = createRootRoute({ component: Outlet });
  const jobs = createRoute({
    getParentRoute: () => root,
    path: "/admin/jobs",
    component: JobsPage,
    validateSearch: ({ state, job }: Record<string, unknown>) => ({
      ...(state !== undefined && { state }),
      ...(job !== undefined && { job: String(job) }),
    }),
  });
  const router = createRouter({
    routeTree: root.addChildren([jobs]),
    history: createMemoryHistory({ initialEntries: [`/admin/jobs${search}`] }),
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
      <ToastRegion />
    </QueryClientProvider>,
  );
  return router;
}

function refusal(status: number, detail: string): Response {
  const problem = { type: "about:blank", title: "Error", status, detail, code: "refused", requestId: "1" };
  return Response.json(problem, { status });
}
