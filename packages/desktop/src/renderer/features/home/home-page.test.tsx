import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ListedTablo } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { createQueryClient } from "../../platform/query-client.ts";
import { HomePage } from "./home-page.tsx";

const tablo: ListedTablo = {
  id: "01900000-0000-7000-8000-000000000001",
  title: "Maison Kerguélen",
  description: "# Renovation\nDouarnenez",
  color: "teal",
  status: "active",
  role: "owner",
  progress: { done: 12, total: 22 },
  memberCount: 4,
  members: {
    count: 4,
    first: [
      { id: "01900000-0000-7000-8000-000000000050", name: "Inès Brémond" },
      { id: "01900000-0000-7000-8000-000000000051", name: "Théo Lefèvre" },
    ],
  },
  deletedAt: null,
  lastActivityAt: "2026-11-22T09:00:00.000Z",
  version: 1,
  createdAt: "2026-11-22T09:00:00.000Z",
  updatedAt: "2026-11-22T09:00:00.000Z",
};

/** What the server answers when it is asked for tablos. */
let answer: () => Response = () => Response.json({ items: [tablo], nextCursor: null });

vi.stubGlobal("fetch", async (path: string) =>
  path.startsWith("/api/tablos") ? answer() : Response.json({ user: null }),
);

beforeEach(() => {
  startTexts("en", catalogue);
  localStorage.clear();
});
afterEach(cleanup);

test("a card shows what a tablo is, how far it is, and who is in it", async () => {
  openHome();
  const link = await screen.findByRole("link", { name: "Maison Kerguélen" });
  expect(link.getAttribute("href")).toBe(`/tablos/${tablo.id}`);
  expect(screen.getByText("Renovation")).toBeDefined();
  expect(screen.getByText("12 of 22 tasks")).toBeDefined();
  expect(screen.getByText("Théo Lefèvre")).toBeDefined();
  expect(screen.getByText("2 more people")).toBeDefined();
});

test("the way to show tablos is kept for the next visit", async () => {
  openHome();
  fireEvent.click(await screen.findByRole("radio", { name: "List" }));
  expect(await screen.findByRole("table", { name: "Home" })).toBeDefined();
  cleanup();
  openHome();
  expect(await screen.findByRole("table", { name: "Home" })).toBeDefined();
});

test("the latest active tablo comes first, also when that changed since", async () => {
  const older = { ...tablo, id: "01900000-0000-7000-8000-000000000002", title: "Older" };
  const newer = {
    ...tablo,
    id: "01900000-0000-7000-8000-000000000003",
    title: "Newer",
    lastActivityAt: "2026-11-22T10:00:00.000Z",
  };
  answer = () => Response.json({ items: [older, newer], nextCursor: null });
  openHome();
  await screen.findByRole("link", { name: "Newer" });
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Newer", "Older"]);
});

test("a tablo in the Trash says when it was deleted and how long it can be brought back", async () => {
  const deletedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  answer = () => Response.json({ items: [{ ...tablo, deletedAt }], nextCursor: null });
  openHome("/?status=trashed");
  expect(await screen.findByText(/Deleted .*27 days left/)).toBeDefined();
  expect(screen.queryByRole("link")).toBeNull();
});

test("no tablos invite to make one", async () => {
  answer = () => Response.json({ items: [], nextCursor: null });
  openHome();
  expect(await screen.findByText("No tablos yet")).toBeDefined();
});

test("tablos that cannot be loaded say why, and can be asked for again", async () => {
  answer = () => refusal("The database is on holiday.");
  openHome();
  expect(await screen.findByText(/The database is on holiday/)).toBeDefined();
  answer = () => Response.json({ items: [tablo], nextCursor: null });
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByRole("link", { name: "Maison Kerguélen" })).toBeDefined();
});

function openHome(address = "/"): void {
  const root = createRootRoute({ component: Outlet });
  const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });
  const one = createRoute({ getParentRoute: () => root, path: "/tablos/$tabloId" });
  const router = createRouter({
    routeTree: root.addChildren([home, one]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

function refusal(detail: string): Response {
  const problem = { type: "about:blank", title: "Error", status: 500, detail, code: "internal", requestId: "1" };
  return Response.json(problem, { status: 500 });
}
