import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { announce } from "./announce.ts";
import { Button } from "./button.tsx";
import { Menu, MenuItem } from "./menu.tsx";
import { Modal, ModalBody } from "./modal.tsx";
import { showToast, ToastRegion } from "./toast.tsx";

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

test("a modal is named by its title, and Escape closes it", async () => {
  render(<Asking />);
  const dialog = screen.getByRole("dialog", { name: "New tablo" });
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
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

test("what is announced is in a live region", () => {
  announce("Moved to Done, position 2 of 4.");
  expect(screen.getByText("Moved to Done, position 2 of 4.").parentElement?.getAttribute("aria-live")).toBe("polite");
});

function Asking() {
  const [open, setOpen] = useState(true);
  return (
    <Modal open={open} onClose={() => setOpen(false)} title="New tablo">
      <ModalBody>What is it about?</ModalBody>
    </Modal>
  );
}
