import type { Locator, Page } from "playwright-core";

/** The columns, by the names on screen. */
export type ColumnName = "To do" | "In progress" | "In review" | "Done";

/** Titles by column, as they stand on screen. */
export type Columns = Record<ColumnName, string[]>;

/** A column of the kanban. */
export function column(page: Page, name: ColumnName): Locator {
  return page.getByRole("region", { name: new RegExp(`^${name}, `) });
}

/** A task on the kanban. */
export function taskOnKanban(page: Page, title: string): Locator {
  return page.getByRole("article").filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

/** What the kanban shows, column by column. Throws when a column's count is not the number of its tasks. */
export async function readColumns(page: Page): Promise<Columns> {
  const columns: Columns = { "To do": [], "In progress": [], "In review": [], Done: [] };
  for (const { name, label, titles } of await page.evaluate(readSections)) {
    if (Number(/\d+/.exec(label)?.[0]) !== titles.length) throw new Error(`“${label}” shows ${titles.length} tasks.`);
    columns[name as ColumnName] = titles;
  }
  return columns;
}

/** Adds tasks where a column asks for them: the place to type stays open from one to the next. */
export async function addTasks(
  page: Page,
  name: ColumnName,
  titles: readonly string[],
  afterEach: (added: string[]) => Promise<void> = async () => {},
): Promise<void> {
  await column(page, name)
    .getByRole("button", { name: `Add a task to ${name}` })
    .click();
  for (const [index, title] of titles.entries()) {
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await afterEach(titles.slice(0, index + 1));
  }
  await page.keyboard.press("Escape");
}

/** Where a task is dragged to. */
export type DropPlace = { above: string } | { below: string } | { into: ColumnName };

/** Drags a task with the mouse, as a hand does: down, some way, over the place, up. Both have to fit on screen. */
export async function dragTask(page: Page, title: string, place: DropPlace): Promise<void> {
  await taskOnKanban(page, title).hover();
  const from = await pointOn(taskOnKanban(page, title), 0.5);
  const to = await pointOf(page, place);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.move(to.x, to.y + 1);
  await page.mouse.up();
}

/** Presses Tab until something has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, goal: Locator, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab did not reach it in ${most} steps.`);
}

function pointOf(page: Page, place: DropPlace): Promise<{ x: number; y: number }> {
  if ("into" in place) return pointOn(column(page, place.into), 0.8);
  return "above" in place
    ? pointOn(taskOnKanban(page, place.above), 0.2)
    : pointOn(taskOnKanban(page, place.below), 0.8);
}

async function pointOn(target: Locator, share: number): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("It is not on screen.");
  return { x: box.x + box.width / 2, y: box.y + box.height * share };
}

/** Runs in the page. */
function readSections(): { name: string; label: string; titles: string[] }[] {
  return [...document.querySelectorAll("main section:has(> header h2)")].map((section) => ({
    name: section.querySelector("h2")?.textContent ?? "",
    label: section.getAttribute("aria-label") ?? "",
    titles: [...section.querySelectorAll("article h3")].map((title) => title.textContent ?? ""),
  }));
}
