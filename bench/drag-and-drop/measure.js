// Builds the same kanban of 1,000 tasks with both libraries and drags a task in Chromium: `node bench/drag-and-drop/measure.js`.
// Prints when it was usable, the elements in the page, and each task of the main thread over 50 ms, in milliseconds, by phase.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const variants = {
  "React Aria": "aria.html",
  "React Aria, virtualised": "aria.html?virtual",
  Pragmatic: "pragmatic.html",
  "Pragmatic, virtualised": "pragmatic.html?virtual",
};

const outDir = await mkdtemp(join(tmpdir(), "drag-and-drop-"));
const config = {
  configFile: false,
  root,
  logLevel: "error",
  plugins: [react()],
  resolve: { dedupe: ["react", "react-dom"] },
};
const input = ["aria.html", "pragmatic.html"].map((page) => join(root, page));
await build({ ...config, build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
const server = await preview({ ...config, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  for (const [name, page] of Object.entries(variants))
    console.log(name, await measure(server.resolvedUrls.local[0] + page));
} finally {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true });
}

async function measure(url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    const note = (list) => globalThis.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
  });
  const start = performance.now();
  await page.goto(url);
  await page.waitForSelector(".card");
  await settle(page);
  const readyMs = Math.round(performance.now() - start);
  await longTasks(page);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  const from = await boxOf(page, 0, 2);
  await page.mouse.move(from.x + 60, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y + 25, { steps: 3 });
  await settle(page);
  const lift = await longTasks(page);
  for (let step = 0; step < 60; step += 1) await page.mouse.move(100 + step * 15, 200 + (step % 12) * 45);
  const to = await boxOf(page, 2, 3);
  await page.mouse.move(to.x + 50, to.y + 6, { steps: 4 });
  const drag = await longTasks(page);
  await page.mouse.up();
  await settle(page);
  const drop = await longTasks(page);
  await page.close();
  return { readyMs, elements, lift, drag, drop };
}

function boxOf(page, column, card) {
  return page.locator(".col").nth(column).locator(".card").nth(card).boundingBox();
}

async function longTasks(page) {
  return page.evaluate(() => globalThis.longTasks.splice(0));
}

/** Two frames, and the time in which a long task that began before them is reported. */
function settle(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 500)))),
  );
}
