import type { Browser, BrowserContext, Page } from "playwright-core";
import { findChromium, openBrowser } from "../../e2e/browser.ts";
import type { Bench } from "../compare.ts";
import { median } from "../numbers.ts";
import { lineOf, type Result } from "../result.ts";

/** The screens that somebody meets first, in a Chromium that has seen nothing of us: from the address to what one came for. */
export function measureScreens(bench: Bench): Promise<Result[]> {
  return inChromium(async (browser) => [
    ...(await measureScreen(bench, browser, {
      name: "sign-in page",
      path: "/login",
      shown: "input[type=email]",
      atMostKb: 120,
    })),
    ...(await measureScreen(bench, browser, {
      name: "home of 200 tablos",
      path: "/",
      cookie: bench.seed.homeCookie,
      shown: "main article",
    })),
    ...(await measureScreen(bench, browser, {
      name: "board of 1,000",
      path: `/tablos/${bench.seed.boards1k[0]?.id ?? ""}/tasks`,
      cookie: bench.seed.cookie,
      shown: "[data-task]",
      atMostKb: 250,
    })),
  ]);
}

/** The kanban of 10,000 tasks: opened, scrolled, and a task dragged through it. */
export function measureKanban(bench: Bench): Promise<Result[]> {
  return inChromium(async (browser) => {
    const path = `/tablos/${bench.seed.boards10k[0]?.id ?? ""}/tasks`;
    const context = await visit(bench, browser, bench.seed.cookie);
    await (await open(context, path, "[data-task]")).page.close(); // the code is there already, as on any other day
    const usableMs: number[] = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const { page, shownMs } = await open(context, path, "[data-task]");
      usableMs.push(shownMs);
      await page.close();
    }
    const { page } = await open(context, path, "[data-task]");
    await page.waitForLoadState("networkidle").catch(() => undefined); // its stream stays open
    const scrolling = await longestTask(page, () => scroll(page));
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    const dragging = await longestTask(page, () => drag(page));
    await context.close();
    return [
      lineOf("kanban of 10,000: usable", median(usableMs), { unit: "ms", atMost: 2_000 }),
      lineOf("… elements on the page", elements, { unit: "elements", atMost: 3_000 }),
      lineOf("… scrolled: longest task", scrolling, { unit: "ms", atMost: 50 }),
      lineOf("… dragged: longest task", dragging, { unit: "ms", atMost: 50 }),
    ];
  });
}

interface Screen {
  name: string;
  path: string;
  cookie?: string;
  /** A selector of what one came for. */
  shown: string;
  atMostKb?: number;
}

async function measureScreen(bench: Bench, browser: Browser, screen: Screen): Promise<Result[]> {
  const timesMs: number[] = [];
  const kilobytes: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const context = await visit(bench, browser, screen.cookie);
    const { page, shownMs } = await open(context, screen.path, screen.shown);
    timesMs.push(shownMs);
    kilobytes.push(await page.evaluate(scriptKilobytes));
    await context.close();
  }
  return [
    lineOf(`${screen.name}: first visit, shown`, median(timesMs), { unit: "ms" }),
    lineOf("… JavaScript until then", median(kilobytes), { unit: "kB", atMost: screen.atMostKb }),
  ];
}

/** Runs the measurement, or says why there is none. */
async function inChromium(measure: (browser: Browser) => Promise<Result[]>): Promise<Result[]> {
  if (!findChromium()) {
    process.stderr.write("skipped: there is no Chromium (set CHROMIUM to its path)\n");
    return [];
  }
  const browser = await openBrowser();
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

async function visit(bench: Bench, browser: Browser, cookie = ""): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: bench.ours.origin, viewport: { width: 1440, height: 900 } });
  const cookies = cookie.split("; ").filter(Boolean);
  await context.addCookies(
    cookies.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: bench.ours.origin };
    }),
  );
  return context;
}

/** Opens an address. `shownMs`: from there until what one came for is painted and the page answers to a frame. */
async function open(context: BrowserContext, path: string, shown: string): Promise<{ page: Page; shownMs: number }> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "commit" });
  await page.waitForSelector(shown);
  const shownMs = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now();
  });
  return { page, shownMs };
}

/** Compressed, as they came over the wire. */
function scriptKilobytes(): number {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  const scripts = entries.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
  return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1_000;
}

/** Does something and gives the longest task of the page's main thread meanwhile, in milliseconds; 0 when none took 50. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { longest: 0 };
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    });
    watch.observe({ type: "longtask" });
    Object.assign(globalThis, { seen });
  });
  await act();
  return page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (globalThis as unknown as { seen: { longest: number } }).seen.longest;
  });
}

/** Through some thousand tasks of the first column with the wheel, down and up again. */
async function scroll(page: Page): Promise<void> {
  await page.locator("[data-task]").first().hover();
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 80 ? 900 : -900);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** A task from the first column, through the second, into the third. */
async function drag(page: Page): Promise<void> {
  const columns = page.locator("section > section");
  await columns.first().locator("[data-task]").nth(10).hover();
  await page.mouse.down();
  for (const column of [0, 1, 2]) {
    const box = await columns.nth(column).boundingBox();
    if (!box) throw new Error("The kanban shows no such column.");
    for (let step = 1; step <= 8; step += 1)
      await page.mouse.move(box.x + box.width / 2, box.y + 150 + step * 50, { steps: 3 });
  }
  await page.mouse.up();
}
