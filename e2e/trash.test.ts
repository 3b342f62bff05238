import { api } from "@xtablo/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "./accessibility.ts";
import { isWithoutChromium, type Visitor } from "./browser.ts";
import { taskOnKanban } from "./kanban.ts";
import { openSignedIn, type SignedIn } from "./signed-in.ts";
import type { ApiAccess } from "./workspace.ts";

describe.skipIf(isWithoutChromium())("the Trash, in Chromium", () => {
  let signedIn: SignedIn;
  let access: ApiAccess;
  let visitor: Visitor;
  let page: Page;
  let tabloId: string;

  beforeAll(async () => {
    signedIn = await openSignedIn();
    ({ access, visitor, page } = signedIn);
  });

  beforeEach(async () => {
    const { call } = access;
    ({ id: tabloId } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } }));
    const etape = await call(api.etapes.create, { params: { tabloId }, body: { title: "Survey", color: "sky" } });
    for (const title of ["Quotes", "Permit"])
      await call(api.tasks.create, { params: { tabloId }, body: { title, etapeId: etape.id } });
    await page.goto(`/tablos/${tabloId}/tasks`);
    await taskOnKanban(page, "Permit").waitFor();
  });

  afterAll(() => signedIn?.close());

  test("a deleted task is back after Undo, which the keyboard reaches", async () => {
    await deleteTask("Quotes");
    await page.getByText("“Quotes” is deleted.").waitFor();
    await page.keyboard.press("F6");
    for (let tabs = 0; tabs < 5 && (await focusedText()) !== "Undo"; tabs++) await page.keyboard.press("Tab");
    expect(await focusedText()).toBe("Undo");
    await page.keyboard.press("Enter");
    await page.getByText("“Quotes” is back.").waitFor();
    await taskOnKanban(page, "Quotes").waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("the tablo's Trash lists what was deleted, and brings it back", async () => {
    await deleteTask("Quotes");
    await page.getByText("“Quotes” is deleted.").waitFor();
    await page.getByRole("button", { name: "More for this tablo" }).click();
    await page.getByRole("menuitem", { name: "Trash" }).click();
    const trash = page.getByRole("dialog", { name: "Trash" });
    await trash.getByText("Quotes").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await trash.getByRole("button", { name: "Restore “Quotes”" }).click();
    await trash.getByText("The Trash is empty").waitFor();
    await page.keyboard.press("Escape");
    await taskOnKanban(page, "Quotes").waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("a deleted tablo is in Home's Trash, and comes back with its tasks", async () => {
    await page.getByRole("button", { name: "More for this tablo" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the tablo" }).click();
    await page.getByText("“Maison Kerguélen” is deleted.").waitFor();
    await page.getByRole("radio", { name: "Trash" }).click();
    const card = page.getByRole("article");
    await card.getByRole("button", { name: "Restore" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await card.getByRole("button", { name: "Restore" }).click();
    await page.getByText("The Trash is empty").waitFor();
    await page.goto(`/tablos/${tabloId}/tasks`);
    await taskOnKanban(page, "Permit").waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  async function deleteTask(title: string): Promise<void> {
    await taskOnKanban(page, title).hover();
    await taskOnKanban(page, title)
      .getByRole("button", { name: `More for ${title}` })
      .click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the task" }).click();
  }

  function focusedText(): Promise<string | null> {
    return page.evaluate(() => document.activeElement?.textContent ?? null);
  }
});
