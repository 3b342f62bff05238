import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, openBrowser } from "../browser.ts";
import { createProduct, type Product } from "../product.ts";

describe.skipIf(isWithoutChromium())("the page about the API", () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([createProduct(), openBrowser()]);
    await product.start();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  async function open(options: { width: number; dark: boolean }): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: options.width, height: 900 },
      colorScheme: options.dark ? "dark" : "light",
    });
    const page = await context.newPage();
    await page.goto(`${product.url}/api/docs`);
    return page;
  }

  test.each([
    { width: 1_440, dark: false },
    { width: 1_440, dark: true },
    { width: 360, dark: false },
    { width: 360, dark: true },
  ])("keeps nobody out, and fits: %j", async (options) => {
    const page = await open(options);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.width);
    await page.context().close();
  });

  test("is searched by keyboard, and is whole without scripts", async () => {
    const page = await open({ width: 1_440, dark: false });
    const shown = () => page.locator(".operation:visible h3 a").allInnerTexts();
    const all = await shown();
    await page.getByLabel("Find an endpoint").press("m");
    await page.getByLabel("Find an endpoint").fill("/tasks/{taskId} post");
    expect(await page.getByRole("status").innerText()).toMatch(/^2 of \d+ endpoints$/);
    for (const title of await shown()) expect(title).toMatch(/POST.*\/api\/tasks/s);
    await page.getByLabel("Find an endpoint").fill("");
    expect(await shown()).toEqual(all);
    await page.context().close();
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${product.url}/api/docs`);
    expect(await plain.locator(".operation:visible").count()).toBeGreaterThanOrEqual(all.length);
    await plain.context().close();
  });
});
