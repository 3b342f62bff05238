import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { text } from "../../packages/desktop/src/renderer/lib/text.ts";
import { findBarriers, untilItRests } from "../accessibility.ts";
import { findSmallTargets, sidewaysOverflow } from "../touch.ts";
import type { Look } from "./looks.ts";

/** Somebody who walks through the product with what they have: a mouse, or a thumb. */
export interface Walker {
  readonly page: Page;
  readonly look: Look;
  /** Clicks or taps. */
  press(target: Locator): Promise<void>;
  /** Opens the sidebar where it is hidden, and gives what holds it. */
  sidebar(): Promise<Locator>;
  /** Looks at the screen: nothing keeps anybody out, nothing sticks out, everything is in reach. `WALK_PICTURES` names a folder for pictures. */
  see(screen: string): Promise<void>;
}

/** Makes a {@link Walker} of a page. */
export function createWalker(page: Page, look: Look): Walker {
  const press = (target: Locator) => (look.touch ? target.tap() : target.click());
  return {
    page,
    look,
    press,
    async sidebar() {
      const open = page.getByRole("button", { name: text("app.expand") });
      if (!(await open.isVisible())) return page.getByRole("complementary", { name: text("app.sidebar") });
      await press(open);
      return page.getByRole("dialog", { name: text("app.sidebar") });
    },
    async see(screen) {
      await untilItRests(page);
      await takePicture(page, `${screen} ${look.name}`);
      expect.soft(await page.locator("html").getAttribute("lang"), `${screen}: language`).toBe(look.language);
      expect.soft(await findBarriers(page), `${screen}: axe`).toEqual([]);
      expect.soft(await sidewaysOverflow(page), `${screen}: sideways`).toBe(0);
      if (look.touch) expect.soft(await findSmallTargets(page), `${screen}: targets`).toEqual([]);
    },
  };
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env["WALK_PICTURES"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, "-")}.png`) });
}
