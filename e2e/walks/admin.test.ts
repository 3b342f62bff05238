import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, openBrowser, screens, untilFocusIn, visit, type Visitor } from "../browser.ts";
import { signUp } from "../people.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";
import { findSmallTargets, sidewaysOverflow } from "../touch.ts";

describe.skipIf(isWithoutChromium())("the administration, in Chromium", () => {
  let signedIn: SignedIn;
  let visitor: Visitor;
  let page: Page;
  let database: pg.Client;
  let browser: Browser;

  beforeAll(async () => {
    signedIn = await openSignedIn(); // the first account is an admin's
    ({ visitor, page } = signedIn);
    database = new pg.Client({ connectionString: await signedIn.product.databaseUrl() });
    await database.connect();
    browser = await openBrowser();
  });

  beforeEach(async () => {
    await database.query("select graphile_worker.add_job('jobs.fail', '{}'::json, max_attempts := 1)");
  });

  afterAll(async () => {
    await browser?.close();
    await database?.end();
    await signedIn?.close();
  });

  test("an admin finds the discarded job from the status, retries it, and cancels it", async () => {
    await page.goto("/status");
    await page.getByText("1 job was given up after all its attempts.").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("link", { name: "See the jobs" }).click();
    const job = page.getByRole("row", { name: /jobs\.fail/ });
    await job.getByText("This job fails on purpose").waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await job.getByRole("button", { name: /^Retry/ }).click();
    await page.getByText("jobs.fail runs again.").waitFor();
    await job.getByText("Discarded").waitFor(); // it has failed again
    await job.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Cancel the job" }).click();
    await page.getByRole("button", { name: "Cancel the job" }).click();
    await page.getByText("Nothing is discarded.").waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("the keyboard alone opens a job, cancels it, and goes on from there", async () => {
    await page.goto("/admin/jobs?state=discarded");
    const name = page.getByRole("button", { name: /^jobs\.fail/ });
    await name.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Whole last error" }).waitFor();
    expect(page.url()).toMatch(/[?&]job=/);
    await page.getByRole("button", { name: /^More for/ }).focus();
    await page.keyboard.press("Enter");
    await untilFocusIn(page.getByRole("menu").filter({ has: page.getByRole("menuitem", { name: "Cancel the job" }) }));
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await expect.poll(() => focused(page)).toBe("Keep it");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("jobs.fail is cancelled.").waitFor();
    await expect.poll(() => focused(page)).toBe("Jobs");
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("both pages fit a small phone, with targets for a finger", async () => {
    const phone = await signedIn.enter(screens.smallPhone);
    const small = await phone.openWindow();
    for (const [path, sign] of [
      ["/admin/jobs?state=discarded", "This job fails on purpose"],
      ["/status", "See the jobs"],
    ] as const) {
      await small.goto(path);
      await small.getByText(sign).first().waitFor();
      expect(await findBarriers(small)).toEqual([]);
      expect(await sidewaysOverflow(small)).toBe(0);
      expect(await findSmallTargets(small)).toEqual([]);
    }
    expect(phone.complaints).toMatchObject({ exceptions: [], errors: [] });
    await phone.context.close();
  });

  test("whoever is no admin finds neither the link nor the page", async () => {
    const other = await visit(browser, { baseURL: signedIn.product.url });
    const theirs = await other.openWindow();
    await signUp(theirs, { name: "Théo Lefèvre", email: "theo@example.org", password: "heat pump and pellets" });
    await theirs.getByRole("link", { name: "Status" }).waitFor();
    expect(await theirs.getByRole("link", { name: "Jobs" }).count()).toBe(0);
    await theirs.goto("/admin/jobs");
    await theirs.getByText("There is no such page").first().waitFor();
    expect((await theirs.request.get("/api/admin/jobs")).status()).toBe(404);
    await theirs.goto("/status");
    await theirs.getByText("Server reachable").waitFor();
    expect(await theirs.getByRole("heading", { name: "Database" }).count()).toBe(0);
    expect(other.complaints).toMatchObject({ exceptions: [], errors: [] });
    await other.context.close();
  });
});

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}
