import { api } from "@xtablo/contract";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isWithoutChromium, patienceMs, screens, type Visitor } from "../browser.ts";
import { readColumns, taskOnKanban } from "../kanban.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";
import type { ApiAccess } from "../workspace.ts";

describe.skipIf(isWithoutChromium())("a finger on a phone, in Chromium", () => {
  let signedIn: SignedIn;
  let access: ApiAccess;
  let visitor: Visitor;
  let page: Page;
  let finger: CDPSession;

  beforeAll(async () => {
    signedIn = await openSignedIn(screens.phone);
    ({ access, visitor, page } = signedIn);
    finger = await visitor.context.newCDPSession(page);
  });

  beforeEach(async () => {
    const { call } = access;
    const { id: tabloId } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } });
    for (const title of ["Roof", "Permit", "Gable"])
      await call(api.tasks.create, { params: { tabloId }, body: { title } });
    for (let count = 1; count <= 20; count++)
      await call(api.tasks.create, { params: { tabloId }, body: { title: `Stone ${count}`, status: "done" } });
    await page.goto(`/tablos/${tabloId}/tasks`);
    await taskOnKanban(page, "Gable").waitFor();
    await page.locator("[data-task][draggable=true]").first().waitFor(); // what a finger needs is loaded once the page is idle
  });

  afterEach(() => expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] }));

  afterAll(() => signedIn?.close());

  test("a long press lifts a task, and it goes where the finger leaves it", async () => {
    const from = await middleOf("Roof");
    const to = await middleOf("Gable");
    await hold(from);
    await page.locator("[data-origin]").waitFor();
    await touch("touchMove", { x: to.x, y: to.y + 30 });
    await page.locator("[data-drop]").waitFor();
    await touch("touchEnd");
    await expect.poll(todo, { timeout: patienceMs }).toEqual(["Permit", "Gable", "Roof"]);
    expect(page.url()).toMatch(/\/tasks$/); // it did not open
  });

  test("at the edge the columns scroll sideways under it, and lists up and down", async () => {
    await hold(await middleOf("Roof"));
    await touch("touchMove", { x: 382, y: 400 });
    const kanban = page.getByRole("region", { name: "Kanban" });
    const isLeft = () =>
      kanban.evaluate(({ scrollLeft, scrollWidth, clientWidth }) => scrollWidth - clientWidth - scrollLeft);
    await expect.poll(isLeft, { timeout: patienceMs }).toBeLessThan(2);
    await touch("touchMove", { x: 200, y: 790 });
    const done = page.getByRole("region", { name: /^Done/ });
    const list = done.locator("[data-list]");
    await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop), { timeout: patienceMs }).toBeGreaterThan(100);
    await touch("touchMove", { x: 200, y: 600 });
    await touch("touchEnd");
    await expect.poll(todo, { timeout: patienceMs }).toEqual(["Permit", "Gable"]);
    const titles = await done.getByRole("heading", { level: 3 }).allTextContents();
    expect(titles.indexOf("Roof")).toBeGreaterThan(3);
  });

  test("a swipe scrolls, and a tap opens: nothing is lifted", async () => {
    const from = await middleOf("Roof");
    const began = touch("touchStart", from);
    const moved = touch("touchMove", { x: from.x - 40, y: from.y }); // before a finger counts as resting
    await Promise.all([began, moved]);
    for (let step = 2; step <= 6; step++) await touch("touchMove", { x: from.x - step * 40, y: from.y });
    await touch("touchEnd");
    const kanban = page.getByRole("region", { name: "Kanban" });
    await expect
      .poll(() => kanban.evaluate(({ scrollLeft }) => scrollLeft), { timeout: patienceMs })
      .toBeGreaterThan(50);
    expect(await todo()).toEqual(["Roof", "Permit", "Gable"]);
    await kanban.evaluate((element) => element.scrollTo(0, 0));
    await taskOnKanban(page, "Permit").getByRole("link").tap();
    await page.getByRole("complementary", { name: "Task" }).waitFor();
  });

  test("a second finger or Escape puts it back", async () => {
    const from = await middleOf("Roof");
    await hold(from);
    await touch("touchMove", { x: from.x, y: from.y + 260 });
    await touch("touchMove", { x: from.x, y: from.y + 260 }, { x: 60, y: 700 });
    await page.locator("[data-origin]").waitFor({ state: "detached" });
    await touch("touchEnd");
    await hold(from);
    await touch("touchMove", { x: from.x, y: from.y + 260 });
    await page.keyboard.press("Escape");
    await page.locator("[data-origin]").waitFor({ state: "detached" });
    await touch("touchEnd");
    expect(await todo()).toEqual(["Roof", "Permit", "Gable"]);
  });

  async function hold(point: Point): Promise<void> {
    await touch("touchStart", point);
    await page.locator("[data-origin]").waitFor();
  }

  async function touch(type: "touchStart" | "touchMove" | "touchEnd", ...points: Point[]): Promise<void> {
    await finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  }

  async function middleOf(title: string): Promise<Point> {
    const box = await taskOnKanban(page, title).boundingBox();
    if (!box) throw new Error("It is not on screen.");
    return { x: box.x + box.width / 3, y: box.y + box.height / 2 };
  }

  async function todo(): Promise<string[]> {
    return (await readColumns(page))["To do"];
  }
});

interface Point {
  x: number;
  y: number;
}
