import { api } from "@xtablo/contract";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "./accessibility.ts";
import { isWithoutChromium, patienceMs, untilFocusIn, type Visitor } from "./browser.ts";
import { column, tabTo, taskOnKanban } from "./kanban.ts";
import { openSignedIn, type SignedIn } from "./signed-in.ts";
import type { ApiAccess } from "./workspace.ts";

const many = 120;

describe.skipIf(isWithoutChromium())("by keyboard alone, in Chromium", () => {
  let signedIn: SignedIn;
  let access: ApiAccess;
  let visitor: Visitor;
  let page: Page;
  let tabloId: string;

  beforeAll(async () => {
    signedIn = await openSignedIn();
    ({ access, visitor, page } = signedIn);
    ({ id: tabloId } = await access.call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } }));
    for (let count = 1; count <= many; count++) await addTask(`Stone ${count}`);
    for (const title of ["Roof", "Permit", "Gable"]) await addTask(title, "in_progress");
  });

  beforeEach(async () => {
    await page.goto(`/tablos/${tabloId}/tasks`);
    await taskOnKanban(page, "Gable").waitFor();
  });

  afterEach(() => expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] }));

  afterAll(() => signedIn?.close());

  test("keys lead from page to page, and the help sheet shows them and switches them off", async () => {
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.getByText("Go to the activity").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press("h");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });

    await page.keyboard.type("ga");
    await page.waitForURL("**/activity");
    await page.keyboard.type("gt");
    await page.waitForURL("**/tasks");
    await page.keyboard.press("/");
    await page.keyboard.type("roof?");
    await page.getByText("No task matches the filters.").first().waitFor();
    expect(await sheet.count()).toBe(0);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await taskOnKanban(page, "Gable").waitFor();

    await page.getByRole("region", { name: "Kanban" }).focus();
    await page.keyboard.press("?");
    await sheet.getByRole("checkbox", { name: "Single-key shortcuts" }).press("Space");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.keyboard.type("gh");
    expect(page.url()).toContain("/tasks");
    await page.getByRole("button", { name: "Your account" }).press("Enter");
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).press("Enter");
    await sheet.getByRole("checkbox", { name: "Single-key shortcuts" }).press("Space");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.keyboard.type("gh");
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("dialog", { name: "New tablo" }).waitFor();
  });

  test("a column of hundreds is walked to its end and back, with one stop for Tab", async () => {
    await tabTo(page, taskOnKanban(page, "Stone 1").getByRole("link"));
    await page.keyboard.press("End");
    await expectFocus(`Stone ${many}`);
    await page.keyboard.press("ArrowUp");
    await expectFocus(`Stone ${many - 1}`);
    await page.keyboard.press("PageUp");
    await expect.poll(focusedNumber, { timeout: patienceMs }).toBeLessThan(many - 3);
    const far = await focusedNumber();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await isInColumn("To do")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await isInColumn("In progress")).toBe(true);
    for (let back = 0; back < 3; back++) await page.keyboard.press("Shift+Tab");
    await expectFocus(`Stone ${far}`);
    await page.keyboard.press("Home");
    await expectFocus("Stone 1");
  });

  test("a task is chosen for, renamed, moved and deleted, and the focus is never lost", async () => {
    await taskOnKanban(page, "Roof").getByRole("link").focus();
    await page.keyboard.press("p");
    await untilFocusIn(page.getByRole("menu", { name: "Priority" }));
    await page.keyboard.type("High");
    await page.keyboard.press("Enter");
    await taskOnKanban(page, "Roof").getByRole("img", { name: "High priority" }).waitFor();
    await expectFocus("Roof");
    await page.keyboard.press("d");
    await untilFocusIn(page.getByRole("dialog", { name: "Due" }).getByRole("grid"));
    await page.keyboard.press("Enter");
    await taskOnKanban(page, "Roof").getByRole("time").waitFor();
    await expectFocus("Roof");

    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Title" }).waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Slate roof");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expectFocus("Slate roof");

    await page.keyboard.press("s");
    await untilFocusIn(page.getByRole("menu", { name: "Status" }));
    await page.keyboard.type("Done");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await readDone()).at(-1), { timeout: patienceMs }).toBe("Slate roof");
    await expectFocus("Slate roof");

    await page.keyboard.press("ArrowLeft"); // past “In review”, which is empty
    await expectFocus("Permit");
    await page.keyboard.press("Delete");
    await taskOnKanban(page, "Permit").waitFor({ state: "detached" });
    await expectFocus("Gable");
    await page.getByText("“Permit” is deleted.").waitFor();
  });

  test("somebody else's change takes the task away, not the focus", async () => {
    await taskOnKanban(page, "Gable").getByRole("link").focus();
    const { tasks } = await access.call(api.tablos.board, { params: { tabloId } });
    const gable = tasks.find(({ title }) => title === "Gable");
    if (!gable) throw new Error("There is no such task.");
    await access.call(api.tasks.move, { params: { taskId: gable.id }, body: { status: "in_review" } });
    await column(page, "In review").getByRole("article").filter({ hasText: "Gable" }).waitFor();
    await expectFocus("Gable");
    await access.call(api.tasks.remove, { params: { taskId: gable.id } });
    await taskOnKanban(page, "Gable").waitFor({ state: "detached" });
    await expect.poll(() => focusedTitle(), { timeout: patienceMs }).not.toBeNull();
    await access.call(api.tasks.restore, { params: { taskId: gable.id } });
  });

  async function addTask(title: string, status: "todo" | "in_progress" = "todo"): Promise<void> {
    await access.call(api.tasks.create, { params: { tabloId }, body: { title, status } });
  }

  async function readDone(): Promise<string[]> {
    return column(page, "Done").getByRole("heading", { level: 3 }).allTextContents();
  }

  async function expectFocus(title: string): Promise<void> {
    await expect.poll(focusedTitle, { timeout: patienceMs }).toBe(title);
  }

  function focusedTitle(): Promise<string | null> {
    return page.evaluate(() => {
      const focused = document.activeElement;
      return focused instanceof HTMLAnchorElement && focused.closest("[data-task]") ? focused.textContent : null;
    });
  }

  async function focusedNumber(): Promise<number> {
    return Number(/\d+/.exec((await focusedTitle()) ?? "")?.[0]);
  }

  function isInColumn(name: "To do" | "In progress"): Promise<boolean> {
    return column(page, name).evaluate((section) => section.contains(document.activeElement));
  }
});
