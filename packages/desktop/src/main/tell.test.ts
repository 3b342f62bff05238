import type { MessageBoxOptions } from "electron";
import { expect, test, vi } from "vitest";
import { createTeller } from "./tell.ts";
import { textsOf } from "./texts.ts";

const showMessageBox = vi.hoisted(() => vi.fn<(options: MessageBoxOptions) => Promise<{ response: number }>>());
vi.mock("electron", () => ({ dialog: { showMessageBox }, shell: {} }));

const notify = vi.fn<(title: string, body: string, act: () => void) => void>();
const teller = createTeller(textsOf("en"), notify);

test("an update that is ready is a notification, whose click opens it", () => {
  const open = vi.fn<() => void>();
  teller.arrived({ kind: "ready", version: "0.2.0" }, open);
  const [title, , act] = notify.mock.lastCall ?? [];
  expect(title).toBe("Xtablo 0.2.0 is ready");
  expect(showMessageBox).not.toHaveBeenCalled();
  act?.();
  expect(open).toHaveBeenCalledTimes(1);
});

test("a download that failed says why, and its click does nothing", () => {
  const open = vi.fn<() => void>();
  teller.arrived({ kind: "failed", message: "cut off" }, open);
  expect(notify.mock.lastCall?.slice(0, 2)).toEqual(["The update could not be downloaded", "cut off"]);
  notify.mock.lastCall?.[2]();
  expect(open).not.toHaveBeenCalled();
});

test("Enter installs nothing: the box is about later unless somebody chooses to restart", async () => {
  showMessageBox.mockResolvedValueOnce({ response: 1 });
  expect(await teller.update({ kind: "ready", version: "0.2.0" })).toBe(false);
  const { buttons = [], defaultId, cancelId } = showMessageBox.mock.lastCall?.[0] ?? { message: "" };
  expect([buttons[defaultId ?? -1], buttons[cancelId ?? -1]]).toEqual(["Later", "Later"]);
  showMessageBox.mockResolvedValueOnce({ response: 0 });
  expect(await teller.update({ kind: "ready", version: "0.2.0" })).toBe(true);
});

test("whoever asks hears that a download began", async () => {
  showMessageBox.mockResolvedValueOnce({ response: 0 });
  expect(await teller.update({ kind: "downloading", version: "0.2.0" })).toBe(false);
  expect(showMessageBox.mock.lastCall?.[0]).toMatchObject({ message: "Xtablo 0.2.0 is being downloaded" });
});
