import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { aBoard, aChange, aTask, idOf } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { BoardProvider } from "../../platform/board-view.tsx";
import { LatestActivity } from "./latest-activity.tsx";

const board = aBoard({ tasks: [aTask({ id: idOf(1), title: "Roof" })] });
const data = { title: "Roof", status: "todo" };
const made = { ...aChange(board, { kind: "task.created", subjectId: idOf(1), data }), actorId: idOf(77) };
const deleted = aChange(board, { kind: "task.deleted", subjectId: idOf(2), data: { title: "Cellar" } });
let answer: () => Response;

beforeEach(() => {
  startTexts("en", catalogue);
  vi.stubGlobal("fetch", async (url: string) =>
    url.includes("/changes") ? answer() : Response.json({ items: [], nextCursor: null }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("names who is no member any more, and leads to the thing or to the Trash", async () => {
  answer = () => Response.json({ items: [deleted, made], nextCursor: null, names: { [idOf(77)]: "Théo Lefèvre" } });
  open();
  expect((await screen.findByText("Théo Lefèvre")).closest("p")?.textContent).toBe(
    "Théo Lefèvre added “Roof” to To do",
  );
  expect(screen.getByRole("link", { name: "Roof" }).getAttribute("href")).toBe(
    `/tablos/${board.tablo.id}/tasks/${idOf(1)}`,
  );
  expect(screen.queryByRole("link", { name: "Cellar" })).toBeNull();
  expect(screen.getByRole("link", { name: "In the Trash" }).getAttribute("href")).toContain("trash=true");
});

test("says why it is not there, and asks again", async () => {
  const problem = {
    type: "about:blank",
    title: "Error",
    status: 500,
    detail: "On holiday.",
    code: "internal",
    requestId: "1",
  };
  answer = () => Response.json(problem, { status: 500 });
  open();
  expect(await screen.findByText(/could not be loaded. On holiday/)).toBeDefined();
  answer = () => Response.json({ items: [deleted], nextCursor: null });
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("Cellar")).toBeDefined();
});

function open(): void {
  const root = createRootRoute({
    component: () => (
      <BoardProvider board={board}>
        <LatestActivity />
      </BoardProvider>
    ),
  });
  const any = createRoute({ getParentRoute: () => root, path: "$" });
  const history = createMemoryHistory({ initialEntries: ["/overview"] });
  const router = createRouter({ routeTree: root.addChildren([any]), history });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
}
