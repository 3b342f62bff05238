import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shortcutNames, shortcuts } from "./shortcut-table.ts";
import { ShortcutsProvider, useShortcut, useShortcuts } from "./shortcuts.tsx";

const done: string[] = [];
beforeEach(() => {
  done.length = 0;
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Page() {
  const { charactersAct, letCharactersAct, run } = useShortcuts();
  const [dialog, setDialog] = useState(false);
  useShortcut("help", () => done.push("help"));
  useShortcut("home", () => done.push("home"));
  useShortcut("find", () => done.push("find"));
  useShortcut("newTablo", () => done.push("newTablo"));
  useShortcut("sidebar", () => done.push("sidebar"));
  return (
    <>
      <input aria-label="Field" />
      <button type="button" onClick={() => letCharactersAct(!charactersAct)}>
        Switch
      </button>
      <button type="button" onClick={() => setDialog(true)}>
        Dialog
      </button>
      <button type="button" onClick={() => run("home")}>
        Run
      </button>
      {dialog && <section {...{ role: "dialog" }} aria-label="Something" />}
    </>
  );
}

function open(): void {
  render(
    <ShortcutsProvider>
      <Page />
    </ShortcutsProvider>,
  );
}

const press = (key: string, more: KeyboardEventInit = {}, on: Element = document.body) =>
  fireEvent.keyDown(on, { key, ...more });

test("no two shortcuts of one place have the same keys", () => {
  const all = shortcutNames.flatMap((name) => shortcuts[name].keys.map((key) => `${shortcuts[name].place} ${key}`));
  expect(new Set(all).size).toBe(all.length);
});

test("a key acts by the character that it types, whatever the layout, and once", () => {
  open();
  press("?", { shiftKey: true });
  press("?", { code: "KeyM" });
  press("n", { repeat: true });
  press("[", { ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(done).toEqual(["help", "help", "sidebar"]);
});

test("keys that come one after the other act when they come soon", () => {
  vi.useFakeTimers({ now: 0 });
  open();
  press("h");
  press("g");
  press("h");
  expect(done).toEqual(["home"]);
  press("g");
  vi.advanceTimersByTime(3000);
  press("h");
  press("g");
  press("n");
  expect(done).toEqual(["home"]);
});

test("nothing acts with other modifiers, while one types, or in a dialog", () => {
  open();
  press("n", { ctrlKey: true });
  press("N", { shiftKey: true });
  expect(done).toEqual([]);
  press("n", {}, screen.getByRole("textbox"));
  expect(done, "typing").toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Dialog" }));
  press("n");
  press("k", { ctrlKey: true });
  expect(done).toEqual([]);
});

test("Ctrl+K or Cmd+K finds, also while one types", () => {
  open();
  press("k", { ctrlKey: true }, screen.getByRole("textbox"));
  press("k", { metaKey: true });
  expect(done).toEqual(["find", "find"]);
});

test("single characters can be switched off, and stay so; the others go on", () => {
  open();
  fireEvent.click(screen.getByRole("button", { name: "Switch" }));
  cleanup();
  open();
  press("n");
  press("g");
  press("h");
  press("?");
  press("k", { ctrlKey: true });
  expect(done).toEqual(["find"]);
  fireEvent.click(screen.getByRole("button", { name: "Switch" }));
  press("n");
  expect(done).toEqual(["find", "newTablo"]);
});

test("a menu does what the keys do", () => {
  open();
  fireEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(done).toEqual(["home"]);
});
