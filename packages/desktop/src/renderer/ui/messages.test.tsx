import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Avatars, NoAvatar } from "./avatar.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { Count } from "./count.tsx";
import { MenuItem } from "./menu.tsx";
import { Notice } from "./notice.tsx";
import { Progress } from "./progress.tsx";
import { PriorityIcon, StatusIcon } from "./task-icons.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a notice is read out and offers to try again", () => {
  const retry = vi.fn<() => void>();
  render(<Notice onRetry={retry}>The files could not be loaded.</Notice>);
  fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Retry" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("a notice of what is worth knowing interrupts nobody", () => {
  render(<Notice tone="info">This link leads elsewhere.</Notice>);
  expect(screen.getByRole("status").textContent).toBe("This link leads elsewhere.");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("progress of which nobody knows the end has no value", () => {
  render(<Progress value={null} label="Starting" />);
  expect(screen.getByRole("progressbar", { name: "Starting" }).getAttribute("aria-valuenow")).toBeNull();
});

test("progress says how much of what, and stays within its bounds", () => {
  render(<Progress value={1.4} label="Maison Kerguélen" />);
  const bar = screen.getByRole("progressbar", { name: "Maison Kerguélen" });
  expect(bar).toHaveProperty("value", 1);
});

test("people are named, and those who are not shown are counted", () => {
  render(<Avatars names={["Inès Brémond", "Théo Lefèvre"]} total={5} />);
  expect(screen.getByText("Inès Brémond")).toBeDefined();
  expect(screen.getByText("3 more people")).toBeDefined();
});

test("what is an icon or a number only has words for whoever cannot see it", () => {
  render(
    <>
      <StatusIcon status="in_progress" label="In progress" />
      <PriorityIcon priority="high" label="High priority" />
      <Count value={3} unread label="3 unread messages" />
      <NoAvatar label="No assignee" />
    </>,
  );
  expect(screen.getByRole("img", { name: "In progress" })).toBeDefined();
  expect(screen.getByRole("img", { name: "High priority" })).toBeDefined();
  expect(screen.getByText("3 unread messages")).toBeDefined();
  expect(screen.getByText("No assignee")).toBeDefined();
});

test("the palette finds by a part of the name, whatever its accents, and says when nothing fits", async () => {
  render(
    <CommandPalette
      onClose={() => undefined}
      label="Jump to"
      placeholder="A tablo"
      empty="Nothing has that in its name."
    >
      <MenuItem id="1">Médiathèque de Sète</MenuItem>
      <MenuItem id="2">Parcel 3.0</MenuItem>
    </CommandPalette>,
  );
  const input = screen.getByRole("searchbox");
  fireEvent.change(input, { target: { value: "mediatheque" } });
  expect(await screen.findByRole("menuitem", { name: "Médiathèque de Sète" })).toBeDefined();
  expect(screen.queryByRole("menuitem", { name: "Parcel 3.0" })).toBeNull();
  fireEvent.change(input, { target: { value: "zzz" } });
  expect(await screen.findByText("Nothing has that in its name.")).toBeDefined();
});
