import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { Board } from "@xtablo/contract";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { aBoard, anEtape, aTask, idOf } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { BoardProvider, useBoardWithWrites } from "../../platform/board-view.tsx";
import { keys } from "../../platform/query-keys.ts";
import { TasksPage } from "./tasks-page.tsx";

// Dragging with a pointer needs a real browser's layout.
vi.mock("./drag-tasks.ts", () => {
  const nothing = () => () => undefined;
  return { createTaskDragging: () => ({ armTask: nothing, armColumn: nothing, armKanban: nothing, stop: nothing }) };
});

const etape = anEtape({ id: idOf(30), title: "Survey", color: "sky" });
const board = aBoard({
  etapes: [etape],
  tasks: [
    aTask({ id: idOf(1), title: "Roof quotes", position: "a0", priority: "high", etapeId: etape.id }),
    aTask({ id: idOf(2), title: "Materials note", position: "a1" }),
    aTask({ id: idOf(3), title: "Soil report", position: "a0", status: "done" }),
  ],
});

/** What the page sent, and how each request is answered. */
let sent: { method: string; url: string; body: unknown }[] = [];
let answer: () => Response;

function Page() {
  const { board } = useBoardWithWrites(idOf(1000));
  return board ? (
    <BoardProvider board={board}>
      <TasksPage />
    </BoardProvider>
  ) : null;
}

async function openPage(shown: Board, path = "/tablos/t/tasks"): Promise<void> {
  const root = createRootRoute({ component: Page });
  const any = createRoute({ getParentRoute: () => root, path: "$" });
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root.addChildren([any]), history });
  const client = new QueryClient();
  client.setQueryData(keys.board(shown.tablo.id), shown);
  client.setQueryData(keys.session, null);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole("region", { name: /^To do/ });
}
const column = (name: string) => screen.getByRole("region", { name: new RegExp(`^${name}`) });
const titles = (name: string) =>
  within(column(name))
    .queryAllByRole("heading", { level: 3 })
    .map((h) => h.textContent);
const link = (name: string) => screen.getByRole("link", { name });

beforeEach(() => {
  startTexts("en", catalogue);
  sent = [];
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal("fetch", (url: string, { method = "GET", body }: RequestInit) => {
    sent.push({ method, url, body: typeof body === "string" ? JSON.parse(body) : undefined });
    return new Promise<Response>((resolve) => setTimeout(() => resolve(answer()), 20));
  });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("shows four columns with their counts, and each task's particulars", async () => {
  await openPage(board);
  expect(screen.getByRole("region", { name: "To do, 2 tasks" })).toBeTruthy();
  expect(screen.getByRole("region", { name: "Done, 1 task" })).toBeTruthy();
  expect(within(column("To do")).getByRole("img", { name: "High priority" })).toBeTruthy();
  expect(within(column("To do")).getByText("Survey")).toBeTruthy();
});

it("adds a task on Enter, shows it at once, and stays open for the next", async () => {
  await openPage(board);
  answer = () => Response.json(aTask({ id: idOf(4), title: "Ask Enedis" }), { status: 201 });
  fireEvent.click(within(column("To do")).getByRole("button", { name: "Add task" }));
  const field = screen.getByRole("textbox", { name: "Title of the new task" });
  fireEvent.change(field, { target: { value: "  Ask   Enedis " } });
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(titles("To do")).toEqual(["Roof quotes", "Materials note", "Ask Enedis"]));
  expect(sent[0]).toMatchObject({ method: "POST", body: { title: "Ask Enedis", status: "todo", etapeId: null } });
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Title of the new task" }).value).toBe("");
});

it("keeps what was typed when Escape closes it, and gives it back when the server refuses", async () => {
  await openPage(board);
  fireEvent.click(within(column("To do")).getByRole("button", { name: "Add task" }));
  fireEvent.change(screen.getByRole("textbox", { name: "Title of the new task" }), { target: { value: "half" } });
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Title of the new task" }), { key: "Escape" });
  fireEvent.click(within(column("To do")).getByRole("button", { name: "Not added yet: half" }));
  const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Title of the new task" });
  expect(field.value).toBe("half");
  const problem = {
    type: "about:blank",
    title: "Forbidden",
    status: 403,
    detail: "You may only read here.",
    code: "forbidden",
    requestId: "r",
  };
  answer = () => Response.json(problem, { status: 403 });
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(titles("To do")).toContain("half"));
  await waitFor(() => expect(titles("To do")).not.toContain("half"));
  expect(field.value).toBe("half");
});

it("moves a task by keyboard alone, says so, and tells the server its neighbour", async () => {
  await openPage(board);
  fireEvent.keyDown(link("Roof quotes"), { key: " " });
  fireEvent.keyDown(link("Roof quotes"), { key: "ArrowDown" });
  expect(screen.getByText(/To do, position 2 of 2/)).toBeTruthy();
  fireEvent.keyDown(link("Roof quotes"), { key: "Enter" });
  await waitFor(() => expect(titles("To do")).toEqual(["Materials note", "Roof quotes"]));
  expect(sent[0]).toMatchObject({ method: "POST", body: { status: "todo", after: idOf(2) } });
  expect(document.body.textContent).toContain("“Roof quotes” moved to To do, position 2 of 2.");
});

it("carries a task across columns with the arrows, and puts it back on Escape", async () => {
  await openPage(board);
  fireEvent.keyDown(link("Materials note"), { key: " " });
  for (let column = 0; column < 3; column++) fireEvent.keyDown(link("Materials note"), { key: "ArrowRight" });
  expect(screen.getByText(/Done, position 1 of 2/)).toBeTruthy();
  fireEvent.keyDown(link("Materials note"), { key: "Escape" });
  expect(titles("To do")).toEqual(["Roof quotes", "Materials note"]);
  expect(sent).toEqual([]);
});

it("gives a viewer nothing to change", async () => {
  await openPage({ ...board, tablo: { ...board.tablo, role: "viewer" } });
  expect(screen.queryByRole("button", { name: /Add|More for|New task/ })).toBeNull();
  fireEvent.keyDown(link("Roof quotes"), { key: " " });
  expect(screen.queryByText(/position/)).toBeNull();
});

it("reads its filters from the address", async () => {
  await openPage(board, "/tablos/t/tasks?priority=high");
  expect(titles("To do")).toEqual(["Roof quotes"]);
  expect(screen.getByRole("region", { name: "To do, 1 of 2 tasks" })).toBeTruthy();
});

it("is one stop for Tab in each column, which goes with the focus", async () => {
  await openPage(board);
  const stops = () =>
    within(column("To do"))
      .getAllByRole("link")
      .filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([link("Roof quotes")]);
  fireEvent.keyDown(link("Roof quotes"), { key: "End" });
  await waitFor(() => expect(document.activeElement).toBe(link("Materials note")));
  expect(stops()).toEqual([link("Materials note")]);
  fireEvent.keyDown(link("Materials note"), { key: "k" });
  await waitFor(() => expect(document.activeElement).toBe(link("Roof quotes")));
  fireEvent.keyDown(link("Roof quotes"), { key: "ArrowRight" });
  await waitFor(() => expect(document.activeElement).toBe(link("Soil report")));
});

it("chooses a priority by keys alone, and the focus comes back", async () => {
  await openPage(board);
  link("Materials note").focus();
  fireEvent.keyDown(link("Materials note"), { key: "p" });
  fireEvent.click(await screen.findByRole("menuitemradio", { name: "High" }));
  await waitFor(() => expect(sent[0]).toMatchObject({ method: "PATCH", body: { priority: "high" } }));
  await waitFor(() => expect(document.activeElement).toBe(link("Materials note")));
});

it("deletes on Delete, with a way back, and the focus goes to the neighbour", async () => {
  await openPage(board);
  link("Roof quotes").focus();
  fireEvent.keyDown(link("Roof quotes"), { key: "Delete" });
  await waitFor(() => expect(titles("To do")).toEqual(["Materials note"]));
  expect(sent[0]).toMatchObject({ method: "DELETE" });
  await waitFor(() => expect(document.activeElement).toBe(link("Materials note")));
});
