import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, openBrowser, patienceMs, screens, type Visitor } from "../browser.ts";
import { buildCatalog, type Catalog } from "../catalog.ts";
import { sidewaysOverflow } from "../touch.ts";

const looks: [string, BrowserContextOptions][] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["the system's own colours", { colorScheme: "dark", forcedColors: "active" }],
  ["French on a phone", { ...screens.smallPhone, locale: "fr-FR" }],
];

describe.skipIf(isWithoutChromium())("the components, in Chromium", () => {
  let catalog: Catalog;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [catalog, browser] = await Promise.all([buildCatalog(), openBrowser()]);
  });

  afterEach(async () => {
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    await visitor.context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await catalog?.close();
  });

  async function open(options: BrowserContextOptions): Promise<Page> {
    const opened = await catalog.open(browser, options);
    visitor = opened.visitor;
    return opened.page;
  }

  test.each(looks)("keep nobody out in %s", async (_, options) => {
    const page = await open(options);
    expect(await findBarriers(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  test("have an address for each kind", async () => {
    const page = await open({});
    const links = page.getByRole("navigation", { name: "Components" }).getByRole("link");
    expect(await links.allTextContents()).toEqual(await page.locator("main > section > h2").allTextContents());
    const anchors = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const sections = await page.locator("main > section").evaluateAll((all) => all.map(({ id }) => `#${id}`));
    expect(anchors).toEqual(sections);
  });

  test("open a menu at either end by keyboard, and its submenu", async () => {
    const page = await open({});
    const button = page.getByRole("button", { name: "Open the menu" });
    const menu = page.getByRole("menu", { name: "Sample" });
    await button.focus();
    await page.keyboard.press("ArrowUp");
    await expectFocus(page, "Copy to");
    await page.keyboard.press("ArrowRight");
    await expectFocus(page, "Parcel 3.0");
    await page.keyboard.press("Enter");
    await menu.waitFor({ state: "detached" });
    await expectFocus(page, "Open the menu");
    await page.keyboard.press("Enter");
    await expectFocus(page, "In progress");
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    await button.click();
    await menu.waitFor();
    await page.mouse.click(4, 300);
    await menu.waitFor({ state: "detached" });
  });

  test("do not move where motion is not wanted", async () => {
    const page = await open({ reducedMotion: "reduce" });
    const moving = await recordMotion(page);
    for (const [opener, opened] of opening) {
      await page.getByRole("button", { name: opener }).click();
      await page.getByRole("dialog", { name: opened, exact: true }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog", { name: opened, exact: true }).waitFor({ state: "detached" });
    }
    await page.getByRole("button", { name: "Say what happened" }).click();
    await page.getByRole("alertdialog").waitFor();
    expect(await moving()).toEqual([]);
  });

  test("lose no word at 200 % or with wider spacing of text", async () => {
    const page = await open({ ...screens.zoomed, bypassCSP: true });
    await page.addStyleTag({ content: spacing });
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await page.evaluate(findClippedWords)).toEqual([]);
  });
});

const opening = [
  ["Open the dialog", "New tablo"],
  ["Open the drawer", "Sidebar"],
  ["Open the palette", "Jump to"],
  ["Open the lightbox", "Pignon ouest, photomontage.svg"],
  ["Open the menu", "Sample"],
  ["Open the popover", "Sample"],
] as const;

/** What people may set for themselves without losing anything (WCAG 1.4.12). */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** Waits until something with this text has the focus. */
async function expectFocus(page: Page, text: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused, { timeout: patienceMs }).toMatch(new RegExp(`^${text}`));
}

/** Listens for everything that starts to move on a page. Gives what did. */
async function recordMotion(page: Page): Promise<() => Promise<string[]>> {
  const moved = await page.evaluateHandle(() => {
    const moved = new Set<string>(document.getAnimations().map(({ id }) => `${id} ran from the start`));
    for (const kind of ["transitionrun", "animationstart"])
      document.addEventListener(kind, ({ target }) => {
        if (target instanceof Element) moved.add(`${kind} of ${target.className}`);
      });
    return moved;
  });
  return () => moved.evaluate((set) => [...set]);
}

/** Words that stick out of their box, but for those that end in an ellipsis and those that are only read out. */
function findClippedWords(): string[] {
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (isClipped(text)) found.push(text.textContent ?? "");
  return found;

  function isClipped(text: Node): boolean {
    let box = text.parentElement;
    while (box && getComputedStyle(box).display === "inline") box = box.parentElement;
    if (!box || !text.textContent?.trim() || box.matches("style, script, textarea")) return false;
    const { textOverflow, clipPath } = getComputedStyle(box);
    if (textOverflow === "ellipsis" || clipPath !== "none") return false;
    const words = document.createRange();
    words.selectNodeContents(text);
    const [inner, outer] = [words.getBoundingClientRect(), box.getBoundingClientRect()];
    const spared = 1; // of rounding
    const isTooWide = inner.left < outer.left - spared || inner.right > outer.right + spared;
    return isTooWide || inner.top < outer.top - spared || inner.bottom > outer.bottom + spared;
  }
}
