import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { IconButton } from "./icon-button.tsx";
import { XIcon } from "./icons.ts";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a pending button keeps its name and is not pressed again", () => {
  const press = vi.fn<() => void>();
  render(
    <Button pending onPress={press}>
      Save
    </Button>,
  );
  fireEvent.click(screen.getByRole("button", { name: /Save/ }));
  expect(press).not.toHaveBeenCalled();
});

test("a disabled button is not pressed", () => {
  const press = vi.fn<() => void>();
  render(
    <Button disabled onPress={press}>
      Invite
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Invite" });
  fireEvent.click(button);
  expect(button).toHaveProperty("disabled", true);
  expect(press).not.toHaveBeenCalled();
});

test("an icon button has its label as its name", () => {
  render(<IconButton icon={XIcon} label="Close" selected />);
  expect(screen.getByRole("button", { name: "Close" }).getAttribute("aria-pressed")).toBe("true");
});

test("asking in place starts on the harmless choice", async () => {
  const done = vi.fn<(choice: string) => void>();
  render(
    <Confirm
      question="Delete 3 tasks?"
      action="Delete 3 tasks"
      onConfirm={() => done("deleted")}
      onCancel={() => done("kept")}
    />,
  );
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" })));
  fireEvent.click(screen.getByRole("button", { name: "Delete 3 tasks" }));
  expect(done).toHaveBeenCalledWith("deleted");
});

test("a busy button that goes leaves no nameless announcement behind", async () => {
  const { rerender } = render(<Button>Sign in</Button>);
  const button = screen.getByRole("button", { name: "Sign in" });
  act(() => button.focus());
  const { id } = button;
  rerender(<Button pending>Sign in</Button>);
  const announcement = () => document.querySelector(`[data-live-announcer] [aria-labelledby~="${id}"]`);
  await waitFor(() => expect(announcement()).not.toBeNull());
  cleanup();
  await waitFor(() => expect(announcement()).toBeNull());
});
