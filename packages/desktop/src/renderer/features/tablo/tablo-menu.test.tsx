import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { Role } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { aBoard } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { BoardProvider } from "../../platform/board-view.tsx";
import { ToastRegion } from "../../ui/toast.tsx";
import { TabloMenu } from "./tablo-menu.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  ["viewer", ["Activity", "Trash"]],
  ["editor", ["Edit the tablo", "Archive", "Activity", "Trash"]],
  ["owner", ["Edit the tablo", "Archive", "Activity", "Trash", "Delete"]],
] as const)("offers to a %s what they may do: %j", async (role, items) => {
  open(role);
  fireEvent.click(screen.getByRole("button", { name: "More for this tablo" }));
  await screen.findByRole("menu");
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(items);
});

test("archiving is undone, and so is undoing it", async () => {
  const sent: unknown[] = [];
  const { tablo } = aBoard();
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)));
    return Response.json({ ...tablo, ...Object(sent.at(-1)) });
  });
  open("owner");
  fireEvent.click(screen.getByRole("button", { name: "More for this tablo" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(sent).toEqual([{ status: "archived" }, { status: "active" }, { status: "archived" }]));
});

function open(role: Role): void {
  const board = aBoard();
  const nothing = (): void => undefined;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BoardProvider board={{ ...board, tablo: { ...board.tablo, role } }}>
        <TabloMenu onEdit={nothing} onActivity={nothing} onTrash={nothing} onDelete={nothing} />
      </BoardProvider>
      <ToastRegion />
    </QueryClientProvider>,
  );
}
