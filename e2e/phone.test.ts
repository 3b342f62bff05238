import { api } from "@xtablo/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers, untilItRests } from "./accessibility.ts";
import { isWithoutChromium, openBrowser, patienceMs, screens, visit, type Visitor } from "./browser.ts";
import { addTasks, column, readColumns, taskOnKanban } from "./kanban.ts";
import { type Person, signIn } from "./people.ts";
import { createProduct, type Product } from "./product.ts";
import { findSmallTargets, sidewaysOverflow } from "./touch.ts";
import { signUpByApi } from "./workspace.ts";

const ines: Person = { name: "Inès Brémond", email: "ines@example.org", password: "slate and granite" };

describe.skipIf(isWithoutChromium())("on small screens, in Chromium", () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let cookies: { name: string; value: string; url: string }[];

  beforeAll(async () => {
    product = await createProduct();
    [browser] = await Promise.all([openBrowser(), product.start()]);
    const { call, cookies: given } = await signUpByApi(product.url, ines);
    cookies = given.map((cookie) => ({ ...cookie, url: product.url }));
    const { id: tabloId } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } });
    const etape = await call(api.etapes.create, { params: { tabloId }, body: { title: "Survey", color: "sky" } });
    for (const title of ["Measure the west gable", "Three quotes for the roof", "Permit"])
      await call(api.tasks.create, { params: { tabloId }, body: { title, etapeId: etape.id, dueOn: "2030-01-15" } });
  });

  afterEach(async () => {
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    await visitor.context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  describe.each(["phone", "smallPhone"] as const)("%s:", (screen) => {
    test("everything is in reach of a thumb, and nothing sticks out sideways", async () => {
      const page = await open(screen);
      await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
      await expectFit(page, "sign-in page");
      await visitor.context.addCookies(cookies);
      await page.reload();
      await page.getByRole("article").waitFor();
      await expectFit(page, "Home");

      await page.getByRole("button", { name: "Open the sidebar" }).tap();
      await page.getByRole("dialog", { name: "Sidebar" }).getByRole("link", { name: "Maison Kerguélen" }).tap();
      await taskOnKanban(page, "Permit").waitFor();
      await page.getByRole("dialog", { name: "Sidebar" }).waitFor({ state: "detached" });
      await expectFit(page, "kanban");

      await taskOnKanban(page, "Permit").getByRole("link", { name: "Permit" }).tap();
      await page.getByRole("button", { name: "Add a description" }).waitFor();
      await expectFit(page, "panel");
      await page.getByRole("button", { name: "Close" }).tap();
      await page.getByRole("link", { name: /^Files/ }).tap();
      await page.getByText("No files yet").waitFor();
      await expectFit(page, "files");
    });
  });

  test("the kanban scrolls sideways, and a task moves with three taps", async () => {
    const page = await open("phone", cookies);
    await page.getByRole("article").getByRole("link", { name: "Maison Kerguélen" }).tap();
    await taskOnKanban(page, "Permit").waitFor();
    expect(await isOnScreen(page, "Done")).toBe(false);
    await column(page, "Done").scrollIntoViewIfNeeded();
    expect(await isOnScreen(page, "Done")).toBe(true);
    await column(page, "To do").scrollIntoViewIfNeeded();

    await page.getByRole("button", { name: "More for Permit" }).tap();
    await page.getByRole("menuitem", { name: "Move to" }).tap();
    await page.getByRole("menuitemradio", { name: "In review" }).tap();
    await expect.poll(async () => (await readColumns(page))["In review"], { timeout: patienceMs }).toEqual(["Permit"]);
  });

  test("the panel of a task takes the whole screen", async () => {
    const page = await open("phone", cookies);
    await page.getByRole("article").getByRole("link", { name: "Maison Kerguélen" }).tap();
    await taskOnKanban(page, "Three quotes for the roof").getByRole("link").tap();
    const panel = page.getByRole("complementary", { name: "Task" });
    await panel.waitFor();
    await untilItRests(page);
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...screens.phone.viewport });
  });

  test("at 200 % the whole work can be done", async () => {
    const page = await open("zoomed");
    await signIn(page, ines);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole("article").getByRole("link", { name: "Maison Kerguélen" }).click();
    await addTasks(page, "To do", ["Chimney"]);
    await expect.poll(async () => (await readColumns(page))["To do"], { timeout: patienceMs }).toContain("Chimney");
    expect(await sidewaysOverflow(page)).toBe(0);
    await taskOnKanban(page, "Chimney").getByRole("link", { name: "Chimney" }).click();
    await page.getByRole("button", { name: "Add a description" }).click();
    await page.keyboard.insertText("Swept in May.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("complementary", { name: "Task" }).getByText("Swept in May.").waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  async function open(screen: keyof typeof screens, signedIn: typeof cookies = []): Promise<Page> {
    visitor = await visit(browser, { baseURL: product.url, ...screens[screen] });
    await visitor.context.addCookies(signedIn);
    const page = await visitor.openWindow();
    await page.goto("/");
    return page;
  }
});

async function expectFit(page: Page, where: string): Promise<void> {
  expect.soft(await findBarriers(page), `${where}: axe`).toEqual([]);
  expect.soft(await sidewaysOverflow(page), `${where}: sideways`).toBe(0);
  expect.soft(await findSmallTargets(page), `${where}: targets`).toEqual([]);
}

async function isOnScreen(page: Page, name: "Done"): Promise<boolean> {
  const box = await column(page, name).boundingBox();
  return box !== null && box.x >= 0 && box.x < screens.phone.viewport.width;
}
