import type { DragEvent, PointerEvent } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { PlatformBridge } from "../../../shared/ipc.ts";
import { idOf } from "../../lib/testing/builders.ts";
import { dragOut, isDraggedOut } from "./drag-out.ts";

const file = {
  id: idOf(1),
  tabloId: idOf(2),
  name: "Plan: floor 1.pdf",
  sizeBytes: 1,
  contentType: "application/pdf",
  sha256: "00",
  uploaderId: null,
  createdAt: "2026-11-22T09:00:00.000Z",
};
const press = { button: 0, pointerType: "mouse" } as PointerEvent;

afterEach(() => {
  delete window.xtablo;
  dragOut(file).onPointerDown({ ...press, button: 2 });
});

/** Drags a file, and gives what the drag holds and whether the browser was kept from it. */
async function drag(isPrepared: boolean | null) {
  const handed: string[] = [];
  const bridge: Pick<PlatformBridge, "prepareDrag" | "dragOut"> = {
    prepareDrag: async () => isPrepared ?? false,
    dragOut: async ({ id }) => {
      handed.push(id);
      return true;
    },
  };
  if (isPrepared !== null) window.xtablo = bridge as PlatformBridge;
  const held = new Map<string, string>();
  const preventDefault = vi.fn<() => void>();
  const props = dragOut(file);
  props.onPointerDown(press);
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  const dataTransfer = { setData: (type: string, data: string) => held.set(type, data) };
  props.onDragStart({ dataTransfer, preventDefault } as unknown as DragEvent);
  return { held, handed, isPrevented: preventDefault.mock.calls.length > 0 };
}

test("a click gives up what the desktop app fetches for a drag", () => {
  const cancelDrag = vi.fn<PlatformBridge["cancelDrag"]>(async () => null);
  window.xtablo = { cancelDrag } as unknown as PlatformBridge;
  dragOut(file).onClick();
  expect(cancelDrag).toHaveBeenCalledTimes(1);
});

test("in the desktop app, a file that is ready goes by the system, and does not come in again", async () => {
  const { handed, isPrevented, held } = await drag(true);
  expect(handed).toEqual([file.id]);
  expect(isPrevented).toBe(true);
  expect(held.size).toBe(0);
  expect(isDraggedOut()).toBe(true);
});

test.each([null, false])("in a browser, or when it is not ready, its address goes along (%s)", async (isPrepared) => {
  const { handed, isPrevented, held } = await drag(isPrepared);
  expect(handed).toEqual([]);
  expect(isPrevented).toBe(false);
  expect(held.get("DownloadURL")).toMatch(/^application\/pdf:Plan_ floor 1\.pdf:https?:.*\/api\/files\//);
  expect(isDraggedOut()).toBe(false);
});
