import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { api, createClient, type TaskStatus } from "@xtablo/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from "vitest";
import { findBarriers } from "./accessibility.ts";
import { isWithoutChromium, openBrowser, patienceMs, untilFocusIn, visit, type Visitor } from "./browser.ts";
import { tellHowItLooked } from "./how-it-looked.ts";
import { addTasks, dragTask, readColumns, tabTo, taskOnKanban } from "./kanban.ts";
import { createOnlookers, type Onlookers } from "./onlookers.ts";
import { createTablo, logOut, type Person, signIn, signUp } from "./people.ts";
import { createProduct, type Product } from "./product.ts";

const ines: Person = { name: "Inès Brémond", email: "ines@example.org", password: "slate and granite" };
const titles = [
  "Measure",
  "Quotes",
  "Permit",
  "Demolish",
  "Roof",
  "Windows",
  "Wiring",
  "Pipes",
  "Plaster",
  "Floors",
  "Paint",
  "Garden",
];

describe.skipIf(isWithoutChromium())("the tablos workflow, in Chromium", () => {
  let folder: string;
  let product: Product;
  let browser: Browser;
  let home: Visitor;
  let away: Visitor;
  let page: Page;
  let windows: Record<string, Page>;
  let onlookers: Onlookers;
  let tablo: string;
  let failed = false;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-files-"));
    product = await createProduct();
    [browser] = await Promise.all([openBrowser(), product.start()]);
    home = await visit(browser, { baseURL: product.url });
    away = await visit(browser, { baseURL: product.url });
    page = await home.openWindow();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await rm(folder, { recursive: true, force: true });
  });

  // A story: what comes after a failure would only fail for its sake.
  beforeEach(({ skip }) => {
    skip(failed, "an earlier step failed");
    onTestFailed(async () => {
      failed = true;
      await tellHowItLooked(page, home, away);
    });
  });

  test("a newcomer signs up and makes a tablo", async () => {
    await signUp(page, ines);
    await page.getByText("No tablos yet").first().waitFor();
    await createTablo(page, "Maison Kerguélen");
    expect(page.url()).toMatch(/\/tablos\/[0-9a-f-]{36}\/tasks$/);
    tablo = page.url();
  });

  test("a second window and a second browser, signed in to the same account, show it too", async () => {
    const beside = await home.openWindow();
    await beside.goto("/");
    await beside.getByRole("article").getByRole("link", { name: "Maison Kerguélen" }).click();
    const elsewhere = await away.openWindow();
    await elsewhere.goto(tablo);
    await signIn(elsewhere, ines);
    await Promise.all([beside, elsewhere].map((window) => window.getByRole("region", { name: "Kanban" }).waitFor()));
    expect(elsewhere.url()).toBe(tablo);
    windows = { "the same window": page, "the second window": beside, "the second browser": elsewhere };
    onlookers = createOnlookers(windows);
    await page.bringToFront(); // a window behind others draws slowly
  });

  test("twelve tasks, typed one after another, appear in every window", async () => {
    await addTasks(page, "To do", titles, (added) =>
      onlookers.see(`task ${added.length}`, async (window) => (await readColumns(window))["To do"], added),
    );
  });

  test("a task dragged across columns lands where it was dropped", async () => {
    await dragTask(page, "Measure", { into: "Done" });
    await onlookers.see("a drag into an empty column", async (window) => (await readColumns(window)).Done, ["Measure"]);
    await dragTask(page, "Permit", { into: "In progress" });
    await dragTask(page, "Quotes", { above: "Permit" });
    const inProgress = ["Quotes", "Permit"];
    await onlookers.see(
      "a drag above another",
      async (window) => (await readColumns(window))["In progress"],
      inProgress,
    );
  });

  test("a task dragged within its column changes the order", async () => {
    await dragTask(page, "Demolish", { below: "Windows" });
    const todo = ["Roof", "Windows", "Demolish", "Wiring", "Pipes", "Plaster", "Floors", "Paint", "Garden"];
    await onlookers.see("a drag within a column", async (window) => (await readColumns(window))["To do"], todo);
  });

  test("the keyboard alone lifts a task, carries it and drops it, and each step is said", async () => {
    await page.reload();
    await page.getByRole("region", { name: "Kanban" }).waitFor();
    await tabTo(page, taskOnKanban(page, "Roof").getByRole("link"));
    await page.keyboard.press("Space");
    await page.getByText("“Roof” lifted.").first().waitFor({ state: "attached" });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const said = page.getByText("“Roof” moved to In progress, position 2 of 3.").waitFor({ state: "attached" }); // for 7 s
    await page.keyboard.press("Enter");
    const inProgress = ["Quotes", "Roof", "Permit"];
    await onlookers.see("a lift by keyboard", async (window) => (await readColumns(window))["In progress"], inProgress);
    await said;
  });

  test("the keyboard alone moves a task through “Move to”", async () => {
    await tabTo(page, taskOnKanban(page, "Roof").getByRole("button", { name: "More for Roof" }));
    await page.keyboard.press("Enter");
    await untilFocusIn(page.getByRole("menu", { name: "More for Roof" }));
    await page.keyboard.type("Move");
    await page.keyboard.press("ArrowRight");
    await untilFocusIn(page.getByRole("menu", { name: "Move to" }));
    await page.keyboard.type("In review");
    await page.keyboard.press("Enter");
    await onlookers.see("a move by menu", async (window) => (await readColumns(window))["In review"], ["Roof"]);
  });

  test("a task is edited in the panel at its own address", async () => {
    await taskOnKanban(page, "Roof").getByRole("link", { name: "Roof" }).click();
    const panel = page.getByRole("complementary", { name: "Task" });
    await panel.getByRole("heading", { name: "Roof" }).getByRole("button").click();
    await panel.getByRole("textbox", { name: "Title" }).fill("Slate roof");
    await page.keyboard.press("Enter");
    await onlookers.see("a new title", async (window) => (await readColumns(window))["In review"], ["Slate roof"]);

    await choose(page, "Priority", "High");
    const high = (window: Page) =>
      taskOnKanban(window, "Slate roof").getByRole("img", { name: "High priority" }).count();
    await onlookers.see("a priority", high, 1);
    await choose(page, "Assignee", "Inès Brémond (you)");
    await onlookers.see(
      "an assignee",
      (window) => taskOnKanban(window, "Slate roof").getByText("Inès Brémond").count(),
      1,
    );
    await chooseDay(page, "Start", "first");
    await chooseDay(page, "Due", "last");
    await onlookers.see("a due date", (window) => taskOnKanban(window, "Slate roof").getByRole("time").count(), 1);
  });

  test("a description is written in Markdown and read as text, at the same address in another window", async () => {
    const panel = page.getByRole("complementary", { name: "Task" });
    await panel.getByRole("button", { name: "Add a description" }).click();
    await page.keyboard.insertText("Ask **three** roofers:\n\n- Le Goff\n- Tanguy\n- Morvan");
    await panel.getByRole("button", { name: "Save" }).click();
    const described = (window: Page) =>
      taskOnKanban(window, "Slate roof").getByRole("img", { name: "Has a description" }).count();
    await onlookers.see("a description", described, 1);

    expect(page.url()).toMatch(/\/tasks\/[0-9a-f-]{36}$/);
    const other = await away.openWindow();
    await other.goto(page.url());
    const read = other.getByRole("complementary", { name: "Task" });
    await read.getByRole("strong").filter({ hasText: "three" }).waitFor();
    expect(await read.getByRole("listitem").allTextContents()).toEqual(["Le Goff", "Tanguy", "Morvan"]);
    await other.close();
    await page.bringToFront();

    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(page.url()).toBe(tablo);
  });

  test("a task made under an etape lands in it, and the etape filters", async () => {
    const strip = page.getByRole("region", { name: "Etapes" });
    await strip.getByRole("button", { name: "Etape", exact: true }).click();
    await page.keyboard.type("Survey");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await onlookers.see("an etape", (window) => window.getByRole("button", { name: /^Survey/ }).count(), 1);

    await strip.getByRole("button", { name: /^Survey/ }).click();
    expect(await readColumns(page)).toEqual({ "To do": [], "In progress": [], "In review": [], Done: [] });
    await addTasks(page, "To do", ["Cellar"]);
    await onlookers.see(
      "a task of an etape",
      (window) => taskOnKanban(window, "Cellar").getByText("Survey").count(),
      1,
    );
    expect(await readColumns(page)).toEqual({ "To do": ["Cellar"], "In progress": [], "In review": [], Done: [] });

    await page.reload();
    await taskOnKanban(page, "Cellar").waitFor();
    expect((await readColumns(page))["In review"]).toEqual([]);
    await strip.getByRole("button", { name: /^All/ }).click();
    await onlookers.see("no filter", async (window) => (await readColumns(window))["In review"], ["Slate roof"]);
  });

  test("20 MB go up and come down with the same SHA-256", async () => {
    const path = join(folder, "Plans of the house.bin");
    const bytes = randomBytes(20 * 1024 * 1024);
    await writeFile(path, bytes);
    await Promise.all(Object.values(windows).map((window) => window.getByRole("link", { name: /^Files/ }).click()));

    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload", exact: true }).first().click();
    const progress = page.getByRole("progressbar", { name: "Upload of Plans of the house.bin" }).waitFor();
    await (await chooser).setFiles(path);
    await progress;
    const row = (window: Page) => window.getByRole("row", { name: /Plans of the house\.bin.*20 MB/ }).count();
    await expect.poll(() => row(page), { interval: 15, timeout: patienceMs }).toBe(1);
    await onlookers.see("a file", row, 1);

    const elsewhere = windows["the second browser"] ?? page;
    const download = elsewhere.waitForEvent("download");
    await elsewhere.getByRole("link", { name: "Download Plans of the house.bin" }).click();
    const downloaded = await download;
    expect(downloaded.suggestedFilename()).toBe("Plans of the house.bin");
    const hash = createHash("sha256");
    await pipeline(createReadStream(await downloaded.path()), hash);
    expect(hash.digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    await Promise.all(Object.values(windows).map((window) => window.getByRole("link", { name: /^Tasks/ }).click()));
  });

  test.for([
    { what: "the server", kill: "killServer", name: "In progress", status: "in_progress" },
    { what: "server and database", kill: "killEverything", name: "In review", status: "in_review" },
  ] as const)(
    "kill -9 of $what in the middle of work: every window catches up by itself, and nothing acknowledged is missing",
    async ({ kill, name, status }) => {
      const titlesNow = async (window: Page) => (await readColumns(window))[name];
      await page.getByRole("region", { name: "Kanban" }).waitFor();
      const before = await titlesNow(page);
      const marks = await Promise.all(Object.values(windows).map(markAsLoaded));
      for (const { complaints } of [home, away]) complaints.beginOutage();

      const write = await createWriter(product.url, page, status);
      const writing = writeUntilRefused(write, kill);
      await expect.poll(() => writing.acknowledged.length, { timeout: patienceMs, interval: 2 }).toBeGreaterThan(2);
      await product[kill]();
      await writing.ended;
      await Promise.all(Object.values(windows).map((window) => window.getByText("Connecting again…").waitFor()));

      await product.start();
      const late = `Written while nobody looked (${kill})`;
      await write(late);
      const untilConnected = (window: Page) => window.getByText("Connecting again…").waitFor({ state: "detached" });
      await Promise.all(Object.values(windows).map(untilConnected));
      for (const { complaints } of [home, away]) complaints.endOutage();

      await expect.poll(() => titlesNow(page), { timeout: patienceMs }).toContain(late);
      const after = await titlesNow(page);
      const written = after.slice(before.length);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(new Set(written).size).toBe(written.length);
      expect(written).toEqual(expect.arrayContaining([...writing.acknowledged, late]));
      await onlookers.see("catching up", titlesNow, after);
      for (const isSamePage of marks) expect(await isSamePage()).toBe(true);

      await dragTask(page, "Windows", { into: "Done" });
      await onlookers.see("a drag afterwards", async (window) => (await readColumns(window)).Done.at(-1), "Windows");
      await dragTask(page, "Windows", { above: "Demolish" });
      await onlookers.see("and back", async (window) => (await readColumns(window))["To do"][0], "Windows");
    },
  );

  test("logging out ends every window of the browser, and logging in brings everything back", async () => {
    const columns = await readColumns(page);
    await logOut(page);
    await windows["the second window"]?.getByRole("heading", { name: "Welcome back" }).waitFor();
    await signIn(page, ines);
    await page.goto(tablo);
    await expect.poll(() => readColumns(page), { timeout: patienceMs }).toEqual(columns);
  });

  test("the status page fetches the server's time", async () => {
    await page.getByRole("link", { name: "Status" }).click();
    await page.getByText("Server reachable").waitFor();
    await page.getByText("No time fetched yet.").waitFor();
    await page.getByRole("button", { name: "Fetch server time" }).click();
    await page.getByText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/).waitFor();
  });

  describe.each(["light", "dark"] as const)("axe finds nothing serious, %s:", (colorScheme) => {
    beforeEach(async () => {
      await page.emulateMedia({ colorScheme });
    });

    test("Home, as cards and as a list", async () => {
      await page.goto("/");
      await page.getByRole("article").first().waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("radio", { name: "List" }).click();
      await page.getByRole("table").waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("radio", { name: "Cards" }).click();
    });

    test("the kanban and the panel of a task", async () => {
      await page.goto(tablo);
      await taskOnKanban(page, "Slate roof").waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await taskOnKanban(page, "Slate roof").getByRole("link", { name: "Slate roof" }).click();
      await page.getByRole("complementary", { name: "Task" }).getByRole("strong").waitFor();
      expect(await findBarriers(page)).toEqual([]);
    });

    test("the files and the status page", async () => {
      await page.goto(tablo.replace(/tasks$/, "files"));
      await page.getByRole("link", { name: "Download Plans of the house.bin" }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.goto("/status");
      await page.getByText("Server reachable").waitFor();
      expect(await findBarriers(page)).toEqual([]);
    });

    test("the sign-in pages", async () => {
      const visitor = await visit(browser, { baseURL: product.url, colorScheme });
      const door = await visitor.openWindow();
      await door.goto("/");
      await door.getByRole("button", { name: "Sign in", exact: true }).waitFor();
      expect(await findBarriers(door)).toEqual([]);
      await door.getByRole("link", { name: "Create an account" }).click();
      await door.getByRole("button", { name: "Create account" }).waitFor();
      expect(await findBarriers(door)).toEqual([]);
      await visitor.context.close();
    });
  });

  test("all the while no exception went uncaught, and no error was written to the console", () => {
    for (const { complaints } of [home, away]) expect(complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("all the while every window saw each step within a second", ({ skip }) => {
    const { step, tookMs } = onlookers.slowest();
    process.stdout.write(`The slowest: ${step}, after ${tookMs} ms.\n`);
    skip(tookMs > 1000 && onlookers.hadToWait(), `${tookMs} ms, but the machine is busy with other things`);
    expect(tookMs).toBeLessThanOrEqual(1000);
  });
});

/** Chooses a value of one of the open task's properties. */
async function choose(page: Page, property: string, value: string): Promise<void> {
  const panel = page.getByRole("complementary", { name: "Task" });
  await panel.getByRole("button", { name: new RegExp(`${property}$|^${property}`) }).click();
  await page.getByRole("option", { name: value, exact: true }).click();
}

/** Chooses the first or the last day of this month in the calendar of a property. */
async function chooseDay(page: Page, property: string, which: "first" | "last"): Promise<void> {
  const panel = page.getByRole("complementary", { name: "Task" });
  await panel.getByRole("button", { name: new RegExp(`^${property}\\s*No date`) }).click();
  const dialog = page.getByRole("dialog", { name: property });
  const days = dialog.getByRole("button", { name: / \d{4}/ }).and(page.locator(":not([data-outside-month])"));
  await days[which]().click();
  await dialog.waitFor({ state: "detached" });
}

/** Gives what tells whether the page is still the one that was loaded. */
async function markAsLoaded(page: Page): Promise<() => Promise<boolean>> {
  const loaded = () => page.evaluate(() => performance.timeOrigin);
  const before = await loaded();
  return async () => (await loaded()) === before;
}

/** Writes tasks one after another, for as long as the server answers. */
function writeUntilRefused(write: (title: string) => Promise<void>, name: string) {
  const acknowledged: string[] = [];
  async function run(): Promise<void> {
    for (let count = 1; ; count++) {
      const title = `${name} ${count}`;
      try {
        await write(title);
      } catch {
        return; // the server is gone, as it should be
      }
      acknowledged.push(title);
    }
  }
  return { acknowledged, ended: run() };
}

/** Gives what adds a task to a column of the open tablo, as a program does that has the account's session. */
async function createWriter(origin: string, page: Page, status: TaskStatus): Promise<(title: string) => Promise<void>> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const call = createClient({ origin, headers: { cookie } });
  const tabloId = idOf(page.url());
  return async (title) => {
    await call(api.tasks.create, { params: { tabloId }, body: { title, status } });
  };
}

function idOf(address: string): string {
  return new URL(address).pathname.split("/")[2] ?? "";
}
