import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, openBrowser, visit, type Visitor } from "../browser.ts";
import { signIn } from "../people.ts";
import { ines, openSignedIn, type SignedIn } from "../signed-in.ts";

const password = "granite, then slate";

describe.skipIf(isWithoutChromium())("a link to choose a password, in Chromium", () => {
  let signedIn: SignedIn;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    signedIn = await openSignedIn();
    browser = await openBrowser();
  });
  beforeEach(async () => {
    visitor = await visit(browser, { baseURL: signedIn.product.url });
    page = await visitor.openWindow();
  });
  afterAll(async () => {
    await browser?.close();
    await signedIn?.close();
  });

  test("sets it, ends the sessions that were open, and works once", async () => {
    await signedIn.page.goto("/");
    await signedIn.page.getByRole("heading", { name: "Home" }).waitFor();
    const link = (await signedIn.product.operate("user", "reset-password", ines.email)).trim();
    await page.goto(link);
    expect(await findBarriers(page)).toEqual([]);
    await choose("1234567");
    await page.getByText("The password is too short").waitFor();
    await choose(password);
    await page.getByRole("heading", { name: "Your password is set" }).waitFor();
    await signedIn.page.getByRole("heading", { name: "Welcome back" }).waitFor();
    await page.getByRole("link", { name: "Go to sign in" }).click();
    await signIn(page, { ...ines, password });
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });

    visitor.complaints.beginOutage(); // the browser itself writes of the refusal
    await page.goto(link); // signed in, this time
    await choose("a third password");
    await page.getByRole("heading", { name: "This link is no longer good" }).waitFor();
    await expect.poll(() => findBarriers(page)).toEqual([]); // the button that was busy takes its announcement back
    await page.getByRole("link", { name: "Go to sign in" }).click();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("that lost its end says so, until the whole of it is there", async () => {
    await page.goto("/reset-password");
    await page.getByRole("heading", { name: "This link is incomplete" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.evaluate(() => (location.hash = "#the-end"));
    await page.getByRole("heading", { name: "Choose a password" }).waitFor();
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  async function choose(chosen: string): Promise<void> {
    await page.getByLabel("New password").fill(chosen);
    await page.getByRole("button", { name: "Set the password" }).click();
  }
});
