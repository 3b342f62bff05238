import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { AppState } from "../shared/ipc.ts";
import { FindBar } from "./find-bar.tsx";
import { type FakeApp, fakeApp } from "./testing/bridge.ts";

afterEach(cleanup);

async function openBar(changes: Partial<AppState> = {}): Promise<FakeApp> {
  const app = fakeApp(changes);
  await act(async () => render(<FindBar bridge={app.bridge} />));
  return { ...app, pushFind: (state) => act(() => app.pushFind(state)) };
}

const isDisabled = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name }).disabled;

test("words are searched for as they are typed, and Enter goes on from one to the next", async () => {
  const { calls, pushFind } = await openBar();
  const field = screen.getByRole<HTMLInputElement>("searchbox", { name: "Find in the page" });
  for (const value of ["r", "ro"]) fireEvent.change(field, { target: { value } });
  expect(calls.splice(0)).toEqual([
    ["find", { words: "r" }],
    ["find", { words: "ro" }],
  ]);
  expect([isDisabled("Next"), isDisabled("Previous")]).toEqual([true, true]);

  pushFind({ kind: "found", at: 1, of: 3 });
  expect(field.selectionStart).toBe(field.selectionEnd); // the next key is typed, and overwrites nothing
  expect(screen.getByRole("status").textContent).toBe("1 of 3");
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.keyDown(document.body, { key: "Enter", shiftKey: true }); // a button that was disabled has lost the focus
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  for (const name of ["Next", "Previous"]) fireEvent.click(screen.getByRole("button", { name }));
  expect(calls.splice(0)).toEqual([1, -1, 1, -1].map((step) => ["findNext", { step }]));
});

test("Escape and the cross close it, and what was typed is there for the next time, selected", async () => {
  const { calls, pushFind } = await openBar();
  const field = screen.getByRole<HTMLInputElement>("searchbox");
  fireEvent.change(field, { target: { value: "roof" } });
  calls.length = 0;
  fireEvent.keyDown(field, { key: "Escape" });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(calls).toEqual([["closeFind"], ["closeFind"]]); // and the field is not emptied
  pushFind({ kind: "asked" });
  expect(document.activeElement).toBe(field);
  expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["roof", 0, 4]);
});

test("it says so when nothing is found, in the language of the app", async () => {
  const { pushFind } = await openBar({ language: "fr" });
  pushFind({ kind: "found", at: 0, of: 0 });
  expect(screen.getByRole("status").textContent).toBe("Rien trouvé");
  expect(isDisabled("Suivant")).toBe(true);
  pushFind({ kind: "ended" });
  expect(screen.getByRole("status").textContent).toBe("");
  expect(screen.getByRole("searchbox", { name: "Rechercher dans la page" })).toBeTruthy();
});
