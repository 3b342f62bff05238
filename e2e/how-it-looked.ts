import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Visitor } from "./browser.ts";

/** Keeps a picture of a page on which a test failed, and says where it is and what the visitors' pages complained of. */
export async function tellHowItLooked(page: Page, ...visitors: Visitor[]): Promise<void> {
  const path = join(tmpdir(), `xtablo-e2e-failed-${Date.now()}.png`);
  await page.screenshot({ path });
  const complaints = visitors.flatMap((visitor) => visitor.complaints.errors);
  process.stderr.write(`${[`How it looked: ${path}`, ...complaints].join("\n")}\n`);
}
