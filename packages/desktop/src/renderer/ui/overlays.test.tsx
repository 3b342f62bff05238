import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { announce } from "./announce.ts";
import { Button } from "./button.tsx";
import { Drawer } from "./drawer.tsx";
import { Lightbox } from "./lightbox.tsx";
import { Menu, MenuItem, Submenu } from "./menu.tsx";
import { Modal, ModalBody } from "./modal.tsx";
import { Popover } from "./popover.tsx";
import { showToast, ToastRegion } from "./toast.tsx";
import { Tooltip } from "./tooltip.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a menu does what is chosen, not what is disabled", async () => {
  const chosen = vi.fn<(what: string) => void>();
  render(
    <Menu trigger={<Button>More</Button>} label="More">
      <MenuItem onAction={() => chosen("copy")}>Duplicate</MenuItem>
      <MenuItem disabled onAction={() => chosen("archive")}>
        Archive
      </MenuItem>
    </Menu>,
  );
  fireEvent.click(screen.getByRole("button", { name: "More" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Duplicate" }));
  expect(chosen.mock.calls).toEqual([["copy"]]);
});

test("a menu of choices says which of them holds", async () => {
  render(
    <Menu trigger={<Button>Theme</Button>} label="Theme">
      <MenuItem selected>Light</MenuItem>
      <MenuItem selected={false}>Dark</MenuItem>
    </Menu>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Theme" }));
  const choices = await screen.findAllByRole("menuitemradio");
  expect(choices.map((choice) => [choice.textContent, choice.getAttribute("aria-checked")])).toEqual([
    ["Light", "true"],
    ["Dark", "false"],
  ]);
});

test("a menu opens by arrow too, and gives the focus back when Escape closes it", async () => {
  render(
    <Menu trigger={<Button>More</Button>} label="More">
      <MenuItem>Duplicate</MenuItem>
      <MenuItem>Archive</MenuItem>
    </Menu>,
  );
  const button = screen.getByRole("button", { name: "More" });
  button.focus();
  expect(button.getAttribute("aria-expanded")).toBe("false");
  fireEvent.keyDown(button, { key: "ArrowUp" });
  const last = await screen.findByRole("menuitem", { name: "Archive" });
  expect(button.getAttribute("aria-expanded")).toBe("true");
  fireEvent.keyDown(last, { key: "Escape" });
  await waitFor(() => expect(document.activeElement).toBe(button));
});

test("a submenu closes with its menu, and can be opened again", async () => {
  const chosen = vi.fn<(where: string) => void>();
  render(
    <Menu trigger={<Button>More</Button>} label="More">
      <Submenu label="Move to">
        <MenuItem onAction={() => chosen("done")}>Done</MenuItem>
      </Submenu>
    </Menu>,
  );
  for (const times of [1, 2]) {
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Move to" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Done" }));
    expect(chosen).toHaveBeenCalledTimes(times);
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  }
});

test("a popover is a dialog that what is in it can close", async () => {
  render(
    <Popover trigger={<Button>Filter</Button>} label="Filters">
      {(close) => <Button onPress={close}>Done</Button>}
    </Popover>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Filter" }));
  fireEvent.click(within(await screen.findByRole("dialog", { name: "Filters" })).getByRole("button", { name: "Done" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a modal is named by its title, and Escape closes it", async () => {
  render(<Asking />);
  const dialog = screen.getByRole("dialog", { name: "New tablo" });
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a drawer is named, and Escape closes it", async () => {
  render(<Sidebar />);
  const drawer = screen.getByRole("dialog", { name: "Sidebar" });
  expect(within(drawer).getByRole("link", { name: "Home" })).toBeDefined();
  fireEvent.keyDown(drawer, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a lightbox is named by its title, and Escape closes it", () => {
  const close = vi.fn<() => void>();
  render(
    <Lightbox open onClose={close} title="Plan.pdf" meta="84 kB" actions={<Button>Download</Button>}>
      Page 1
    </Lightbox>,
  );
  const lightbox = screen.getByRole("dialog", { name: "Plan.pdf" });
  expect(within(lightbox).getByRole("button", { name: "Download" })).toBeDefined();
  fireEvent.keyDown(lightbox, { key: "Escape" });
  expect(close).toHaveBeenCalledOnce();
});

test("a tooltip explains its control while that has the focus", async () => {
  render(
    <Tooltip text="New task" keys="C">
      <Button>Add</Button>
    </Tooltip>,
  );
  fireEvent.keyDown(document.body, { key: "Tab" }); // focus comes by keyboard
  act(() => screen.getByRole("button", { name: "Add" }).focus());
  const tooltip = await screen.findByRole("tooltip");
  expect(tooltip.textContent).toBe("New taskC");
  expect(screen.getByRole("button", { name: "Add" }).getAttribute("aria-describedby")).toBe(tooltip.id);
});

test("a toast offers to undo, once", async () => {
  const undo = vi.fn<() => void>();
  render(<ToastRegion />);
  act(() => {
    showToast({ message: "Deleted “Soil report”", action: { label: "Undo", onAction: undo } });
  });
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByText("Deleted “Soil report”")).toBeNull());
});

test("a toast takes the place of the one before about the same, but not of a way to undo something", async () => {
  render(<ToastRegion />);
  const action = { label: "Undo", onAction: () => undefined };
  act(() => showToast({ message: "Deleted", about: "Soil report", action }));
  await screen.findByText("Deleted");
  act(() => showToast({ message: "Back", about: "Soil report" }));
  await screen.findByText("Back");
  act(() => showToast({ message: "Deleted again", about: "Soil report", action }));
  await screen.findByText("Deleted again");
  await waitFor(() => expect(screen.queryByText("Back")).toBeNull());
  screen.getByText("Deleted");
});

test("what is announced is in a live region", () => {
  announce("Moved to Done, position 2 of 4.");
  expect(screen.getByText("Moved to Done, position 2 of 4.").parentElement?.getAttribute("aria-live")).toBe("polite");
});

function Sidebar() {
  const [open, setOpen] = useState(true);
  return (
    <Drawer open={open} onClose={() => setOpen(false)} label="Sidebar">
      <a href="#home">Home</a>
    </Drawer>
  );
}

function Asking() {
  const [open, setOpen] = useState(true);
  return (
    <Modal open={open} onClose={() => setOpen(false)} title="New tablo">
      <ModalBody>What is it about?</ModalBody>
    </Modal>
  );
}
