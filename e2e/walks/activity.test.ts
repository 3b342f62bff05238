import { api } from "@xtablo/contract";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, patienceMs, screens, type Visitor } from "../browser.ts";
import { taskOnKanban } from "../kanban.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";
import { findSmallTargets, sidewaysOverflow } from "../touch.ts";
import type { ApiAccess } from "../workspace.ts";

describe.skipIf(isWithoutChromium())("a tablo's activity, in Chromium", () => {
  let signedIn: SignedIn;
  let access: ApiAccess;
  let visitor: Visitor;
  let page: Page;
  let tabloId: string;
  let roof: string;

  beforeAll(async () => {
    signedIn = await openSignedIn();
    ({ access, visitor, page } = signedIn);
    const { call } = access;
    ({ id: tabloId } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } }));
    const params = { tabloId };
    const survey = await call(api.etapes.create, { params, body: { title: "Survey", color: "sky" } });
    for (let count = 1; count <= 70; count++)
      await call(api.tasks.create, { params, body: { title: `Stone ${count}` } });
    ({ id: roof } = await call(api.tasks.create, { params, body: { title: "Roof" } }));
    await call(api.etapes.update, { params: { etapeId: survey.id }, body: { title: "Plans" } });
    await call(api.tasks.move, { params: { taskId: roof }, body: { status: "in_progress" } });
  });

  afterEach(() => expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] }));

  afterAll(() => signedIn?.close());

  test("the menu of the tablo leads to it, the overview shows the latest of it", async () => {
    await page.goto(`/tablos/${tabloId}/overview`);
    const latest = page.getByRole("region", { name: "Latest activity" });
    await expect
      .poll(() => latest.getByRole("paragraph").allTextContents(), { timeout: patienceMs })
      .toEqual(expect.arrayContaining(["Inès Brémond moved “Roof” from To do to In progress"]));
    await page.getByRole("button", { name: "More for this tablo" }).click();
    await page.getByRole("menuitem", { name: "Activity" }).click();
    await page.waitForURL(`**/tablos/${tabloId}/activity`);
    await page.getByRole("region", { name: /^(Today|Yesterday)$/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test("earlier activity comes as one scrolls, down to the tablo's making", async () => {
    await page.goto(`/tablos/${tabloId}/activity`);
    await page.getByText("added “Stone 70”").waitFor();
    await page.getByRole("listitem").last().scrollIntoViewIfNeeded();
    const made = page.getByText("Inès Brémond made this tablo");
    await expect
      .poll(
        async () => {
          await page.getByRole("listitem").last().scrollIntoViewIfNeeded();
          return made.count();
        },
        { timeout: patienceMs },
      )
      .toBe(1);
  });

  test("it is filtered by kind and person, in the address", async () => {
    await page.goto(`/tablos/${tabloId}/activity`);
    await page.getByRole("button", { name: "Kind" }).click();
    await page.getByRole("menuitemradio", { name: "Etapes" }).click();
    await expect.poll(sentences, { timeout: patienceMs }).toEqual(["Inès Brémond added the etape “Plans”"]);
    expect(page.url()).toContain("kind=etape");
    await page.reload();
    await expect.poll(sentences, { timeout: patienceMs }).toHaveLength(1);
    await page.goto(`/tablos/${tabloId}/activity?kind=file`);
    await page.getByText("Nothing fits the filters").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByText("added “Stone 70”").waitFor();
  });

  test("what others do appears on top at once; runs are told as one; a deleted thing leads to the Trash", async () => {
    const { call } = access;
    await page.goto(`/tablos/${tabloId}/activity`);
    await page.getByText("added “Stone 70”").waitFor();
    const stones = (await call(api.tablos.board, { params: { tabloId } })).tasks.filter(
      ({ title }) => title === "Stone 9",
    );
    const taskId = stones[0]?.id ?? "";
    const by = [{ status: "in_progress" }, { status: "in_review" }, { status: "done" }] as const;
    for (const body of by) await call(api.tasks.move, { params: { taskId }, body });
    await page.getByRole("listitem").first().getByText("moved").waitFor();
    await expect.poll(first, { timeout: patienceMs }).toBe("Inès Brémond moved “Stone 9” from To do to Done");
    await call(api.tasks.update, { params: { taskId: roof }, body: { dueOn: "2030-01-15" } });
    await page.getByRole("link", { name: "Roof" }).first().waitFor();

    await call(api.tasks.remove, { params: { taskId } });
    await expect.poll(first, { timeout: patienceMs }).toBe("Inès Brémond deleted “Stone 9” · In the Trash");
    await page.getByRole("link", { name: "In the Trash" }).first().click();
    const trash = page.getByRole("dialog", { name: "Trash" });
    await trash.getByRole("button", { name: "Restore “Stone 9”" }).click();
    await trash.getByText("The Trash is empty").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(first, { timeout: patienceMs }).toBe("Inès Brémond brought “Stone 9” back from the Trash");

    await page.getByRole("link", { name: "Stone 9", exact: true }).first().click();
    await page.getByRole("complementary", { name: "Task" }).getByRole("heading", { name: "Stone 9" }).waitFor();
  });

  test("it fits a phone, in French", async () => {
    const phone = await signedIn.enter({ ...screens.smallPhone, locale: "fr-FR" });
    const page = await phone.openWindow();
    await page.goto(`/tablos/${tabloId}/activity`);
    await page.getByText("a ajouté « Stone 70 »").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await findSmallTargets(page)).toEqual([]);
    await page.goto(`/tablos/${tabloId}/tasks`);
    await taskOnKanban(page, "Stone 1").waitFor();
    expect(phone.complaints).toMatchObject({ exceptions: [], errors: [] });
    await phone.context.close();
  });

  function sentences(): Promise<string[]> {
    return page.locator("main li p").allTextContents();
  }

  async function first(): Promise<string | undefined> {
    return (await sentences())[0];
  }
});
