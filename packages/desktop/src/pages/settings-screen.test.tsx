import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { Choices, Screen } from "../shared/ipc.ts";
import { openPages } from "./testing/open-pages.tsx";

afterEach(cleanup);

const settings: Screen = { kind: "settings" };
const choices: Choices = { startAtLogin: false, keepRunning: true, checkSpelling: false, updates: null };
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const feed = () => screen.getByLabelText<HTMLInputElement>("Address of the updates");

function saveFeed(typed: string): void {
  fireEvent.change(feed(), { target: { value: typed } });
  fireEvent.submit(feed());
}

test("a choice is saved at once, together with the others", async () => {
  const { calls } = await openPages({ screen: settings, choices });
  expect(box("Keep running when the window is closed").checked).toBe(true);
  fireEvent.click(box("Start at login"));
  expect(box("Start at login").checked).toBe(true);
  await waitFor(() => expect(calls).toEqual([["choose", { ...choices, startAtLogin: true }]]));
});

test("a choice made while another is saved keeps both", async () => {
  const { calls } = await openPages({ screen: settings, choices });
  fireEvent.click(box("Start at login"));
  fireEvent.click(box("Keep running when the window is closed"));
  await waitFor(() => expect(calls).toHaveLength(2));
  expect(calls[1]).toEqual(["choose", { ...choices, startAtLogin: true, keepRunning: false }]);
});

test("a choice that the app refuses is as it was, and that is said", async () => {
  await openPages({ screen: settings, choices }, { choose: () => Promise.reject(new Error("Refused.")) });
  fireEvent.click(box("Start at login"));
  expect((await screen.findByRole("alert")).textContent).toContain("That did not work.");
  expect(box("Start at login").checked).toBe(false);
});

test("updates are off until somebody says where they are", async () => {
  const { calls, push } = await openPages({ screen: settings, choices });
  expect(box("Check for updates").checked).toBe(false);
  fireEvent.click(box("Check for updates"));
  expect(calls).toEqual([]);
  expect(document.activeElement).toBe(feed());
  saveFeed(" https://example.org/xtablo/ ");
  const chosen = { ...choices, updates: "https://example.org/xtablo/" };
  await waitFor(() => expect(calls).toEqual([["choose", chosen]]));
  await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/^Saved\./));
  push({ choices: chosen });
  fireEvent.click(box("Check for updates"));
  await waitFor(() => expect(calls).toContainEqual(["choose", choices]));
  expect(screen.queryByLabelText("Address of the updates")).toBeNull();
});

test.each(["", "example.org", "http://example.org/xtablo/", "https://", "file:///tmp"])(
  "updates come by HTTPS alone: %o is refused at the field",
  async (typed) => {
    const { calls } = await openPages({ screen: settings, choices: { ...choices, updates: "https://example.org/" } });
    saveFeed(typed);
    const note = document.getElementById(feed().getAttribute("aria-describedby") ?? "");
    expect(note?.textContent).toMatch(/begins with https:\/\//);
    expect(feed().getAttribute("aria-invalid")).toBe("true");
    expect(feed().value).toBe(typed);
    expect(calls).toEqual([]);
  },
);

test("an address that the app refuses is kept in its field", async () => {
  await openPages({ screen: settings, choices }, { choose: () => Promise.reject(new Error("Refused.")) });
  fireEvent.click(box("Check for updates"));
  saveFeed("https://example.org/xtablo/");
  expect(await screen.findByRole("alert")).toBeDefined();
  expect(feed().value).toBe("https://example.org/xtablo/");
});

test("the settings lead to the logs, say the version, and lead back", async () => {
  const { calls } = await openPages({ screen: settings });
  expect(screen.getByText("Xtablo 0.1.0")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Open the logs" }));
  await waitFor(() => expect(calls).toEqual([["openLogs"]]));
  fireEvent.click(screen.getByRole("button", { name: "Back" }));
  await waitFor(() => expect(calls).toContainEqual(["leaveSettings"]));
});
