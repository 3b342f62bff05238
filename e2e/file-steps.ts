import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { patienceMs } from "./browser.ts";

/** The name of a file in the table, which leads to its preview. */
export function nameOf(page: Page, name: string): Locator {
  return page.getByRole("table", { name: "Files" }).getByRole("link", { name, exact: true });
}

/** The first names in a table of files. */
export async function namesIn(table: Locator, most: number): Promise<(string | null)[]> {
  const links = await table.locator("[data-name]").all();
  return Promise.all(links.slice(0, most).map((link) => link.textContent()));
}

/** The text of what has the focus. */
export function focusedName(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}

/** Drags files and folders of the disk over the page and lets them go, as the system does. */
export async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const target = page.getByText("Drop anywhere to upload").waitFor();
  for (const type of ["dragEnter", "dragOver"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 700, data });
  await target;
  await session.send("Input.dispatchDragEvent", { type: "drop", x: 700, y: 700, data });
  await page.getByText("Drop anywhere to upload").waitFor({ state: "detached" });
  await session.detach();
}

/** Pastes a picture, as from a clipboard. */
export async function paste(page: Page, { name, bytes }: { name: string; bytes: Buffer }): Promise<void> {
  await page.evaluate(
    ([fileName, numbers]) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(numbers)], fileName, { type: "image/png" }));
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [name, [...bytes]] as const,
  );
}

/** Does leaving the page warn. */
export function wouldWarn(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

/** Waits until a picture is there, so many of its own pixels wide. */
export async function untilDrawn(picture: Locator, width: number): Promise<void> {
  await picture.waitFor();
  expect(await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(width);
}

/** Waits until a player knows how long it is, and has gone to its middle. */
export async function untilItPlays(player: Locator): Promise<void> {
  await expect
    .poll(() => player.evaluate((media: HTMLMediaElement) => media.readyState), { timeout: patienceMs })
    .toBeGreaterThan(0);
  const seeked = await player.evaluate(async (media: HTMLMediaElement) => {
    const done = new Promise((resolve) => media.addEventListener("seeked", resolve, { once: true }));
    media.currentTime = 0.2;
    await done;
    return media.currentTime;
  });
  expect(seeked).toBeCloseTo(0.2, 1);
}

/** The colour of a point of a page; its points count from the upper left corner. */
export function colorAt(canvas: Locator, x: number, y: number): Promise<number[]> {
  return canvas.evaluate(
    (element: HTMLCanvasElement, at) => {
      const scale = element.width / 200;
      const pixel = element.getContext("2d")?.getImageData(at.x * scale, at.y * scale, 1, 1).data ?? [];
      return [...pixel].slice(0, 3);
    },
    { x, y },
  );
}

/** Which share of a part of a page is dark: left, top, right, bottom. */
export function inkOf(canvas: Locator, part: [number, number, number, number]): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement, points) => {
    const [left, top, right, bottom] = points.map((point) => Math.round((point * element.width) / 200));
    const [x, y] = [left ?? 0, top ?? 0];
    const { data } = element.getContext("2d")?.getImageData(x, y, (right ?? 0) - x, (bottom ?? 0) - y) ?? { data: [] };
    const reds = [...data].filter((_, index) => index % 4 === 0);
    return reds.filter((red) => red < 100).length / reds.length;
  }, part);
}

/** Draws a finger over the middle of the page from right to left. */
export async function swipeLeft(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (x: number) => ({ touchPoints: [{ x, y: 300 }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(260) });
  for (const x of [220, 180, 140, 100]) await session.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(x) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}
