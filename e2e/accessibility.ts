import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, run } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds on a page that keeps people out: its serious and critical findings. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await audit(page);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary = "" }) => `${id}: ${help}\n${html}\n${failureSummary}`),
    );
}

/** Waits until nothing moves any more, but for what turns for ever: half-faded colours fail any contrast. */
export async function untilItRests(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What has just appeared starts to move with the next frame; a dialog only when React Aria lets it,
    // which clips it for half a second on a phone, where a keyboard may come up first.
    for (let frame = 0; frame < 2; frame++) await nextFrame();
    while (document.querySelector("[data-entering], [data-rac][style*='clip-path: inset(50%)']")) await nextFrame();
    const moving = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

async function audit(page: Page): Promise<AxeResults> {
  await untilItRests(page);
  await page.evaluate(axe); // the content security policy lets no page load it
  return page.evaluate(() =>
    (globalThis as unknown as { axe: { run: typeof run } }).axe.run({ resultTypes: ["violations"] }),
  );
}
