import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { Role } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { aBoard } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { BoardProvider } from "../../platform/board-view.tsx";
import { TabloMenu } from "./tablo-menu.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

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

function open(role: Role): void {
  const board = aBoard();
  const nothing = (): void => undefined;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BoardProvider board={{ ...board, tablo: { ...board.tablo, role } }}>
        <TabloMenu onEdit={nothing} onActivity={nothing} onTrash={nothing} onDelete={nothing} />
      </BoardProvider>
    </QueryClientProvider>,
  );
}
