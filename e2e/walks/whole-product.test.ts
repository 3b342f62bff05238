import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from "vitest";
import { languageNames, text } from "../../packages/desktop/src/renderer/lib/text.ts";
import { isWithoutChromium, openBrowser, visit } from "../browser.ts";
import { makePdf, makePng } from "../file-samples.ts";
import { tellHowItLooked } from "../how-it-looked.ts";
import { createProduct, type Product } from "../product.ts";
import { looks, speak } from "./looks.ts";
import { createWalker, type Walker } from "./walker.ts";

// Each look at the product is a person of its own who does a day's work, and looks at every screen on the way.
describe.skipIf(isWithoutChromium())("a walk through the whole product", () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    product = await createProduct();
    [browser] = await Promise.all([openBrowser(), product.start()]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  test.each(looks)("on $name", async (look) => {
    speak(look.language);
    const visitor = await visit(browser, { baseURL: product.url, ...look.options });
    const page = await visitor.openWindow();
    onTestFailed(() => tellHowItLooked(page, visitor));
    const walker = createWalker(page, look);
    await signUp(walker, `ines.${looks.indexOf(look)}@example.org`);
    await makeTablo(walker, "Maison Kerguélen");
    await addEtape(walker, "Permis");
    await addTasks(walker, ["Relevé du pignon ouest", "Trois devis d’ardoise", "Dossier de permis"]);
    await moveTask(walker, "Relevé du pignon ouest");
    await describeTask(walker, "Dossier de permis", "Joindre les **photos**.");
    await deleteAndUndo(walker, "Trois devis d’ardoise");
    await uploadFiles(walker);
    await previewFiles(walker);
    await readActivity(walker);
    await restoreFromTrash(walker, "Trois devis d’ardoise");
    await seeOverview(walker);
    await archiveAndRestore(walker, "Maison Kerguélen");
    await seeStatus(walker);
    await readShortcuts(walker);
    await changeTheme(walker);
    await changeLanguage(walker);
    await logOut(walker);
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    await visitor.context.close();
  });
});

async function signUp(walker: Walker, email: string): Promise<void> {
  const { page, press, see } = walker;
  await page.goto("/");
  await button(page, text("auth.signIn")).waitFor();
  await see("sign-in");
  await press(page.getByRole("link", { name: text("auth.createAccount") }));
  await page.getByRole("textbox", { name: text("auth.name") }).fill("Inès Brémond");
  await page.getByRole("textbox", { name: text("auth.email") }).fill(email);
  await page.getByLabel(text("auth.password")).fill("slate and granite");
  await see("sign-up");
  await press(button(page, text("auth.signUp")));
  await page.getByRole("heading", { name: text("home.title") }).waitFor();
  await see("home-empty");
}

async function makeTablo({ page, press, see }: Walker, title: string): Promise<void> {
  await press(button(page, text("home.newTablo")).filter({ visible: true }).first());
  const dialog = page.getByRole("dialog", { name: text("home.newTablo") });
  await dialog.getByRole("textbox", { name: text("home.fieldTitle") }).fill(title);
  await see("new-tablo");
  await press(button(dialog, text("home.create")));
  await kanban(page).waitFor();
  await see("kanban-empty");
}

async function addEtape({ page, press }: Walker, title: string): Promise<void> {
  await press(button(page, text("etapes.add")));
  await page.keyboard.insertText(title);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page
    .getByRole("region", { name: text("etapes.label") })
    .getByText(title)
    .waitFor();
}

async function addTasks({ page, press, see }: Walker, titles: string[]): Promise<void> {
  const add = button(page, text("tasks.addTo", { status: text("tasks.status.todo") }));
  await press(add);
  for (const title of titles) {
    await page.keyboard.insertText(title);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  for (const title of titles) await taskOf(page, title).waitFor();
  await see("kanban");
}

/** A mouse and a finger both have the menu; dragging has tests of its own. */
async function moveTask({ page, press, see }: Walker, title: string): Promise<void> {
  await press(button(page, text("tasks.menu.more", { title })));
  await press(page.getByRole("menuitem", { name: text("tasks.menu.moveTo") }));
  const status = text("tasks.status.in_review");
  await page.getByRole("menuitemradio", { name: status }).waitFor();
  await see("move-to");
  await press(page.getByRole("menuitemradio", { name: status }));
  await column(page, "in_review").getByText(title).waitFor();
}

async function describeTask({ page, press, see }: Walker, title: string, description: string): Promise<void> {
  await press(taskOf(page, title));
  const panel = page.getByRole("complementary", { name: text("tasks.panel.label") });
  await press(button(panel, text("tasks.panel.addDescription")));
  await page.keyboard.insertText(description);
  await press(button(panel, text("tasks.panel.save")));
  await panel.getByRole("strong").waitFor();
  await see("task");
  await press(button(panel, text("tasks.panel.close")));
  await panel.waitFor({ state: "detached" });
}

async function deleteAndUndo({ page, press, see }: Walker, title: string): Promise<void> {
  const remove = async () => {
    await press(button(page, text("tasks.menu.more", { title })));
    await press(page.getByRole("menuitem", { name: text("tasks.menu.delete") }));
    await press(button(page, text("tasks.deleteAction")));
    await taskOf(page, title).waitFor({ state: "detached" });
  };
  await remove();
  await button(page, text("tablo.undo")).focus(); // else it goes away while one looks
  await see("deleted-task");
  await press(button(page, text("tablo.undo")));
  await taskOf(page, title).waitFor();
  await remove();
}

async function uploadFiles({ page, press, see }: Walker): Promise<void> {
  await openTab(page, press, text("tablo.tabs.files"));
  await see("files-empty");
  const chooser = page.waitForEvent("filechooser");
  await press(button(page, text("files.upload")).first());
  await (
    await chooser
  ).setFiles([
    { name: "Façade.png", mimeType: "image/png", buffer: makePng(1200, 800) },
    { name: "CCTP.pdf", mimeType: "application/pdf", buffer: makePdf({ pages: 3 }) },
    { name: "Compte rendu.txt", mimeType: "text/plain", buffer: Buffer.from("Présents : tous.\n") },
    { name: "Empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
  ]);
  await page.getByText(text("files.emptyFile")).first().waitFor();
  for (const name of ["Compte rendu.txt", "Façade.png", "CCTP.pdf"])
    await page.getByRole("link", { name, exact: true }).waitFor();
  await see("files");
  await findByKeys(page);
}

/** The keys that filter tasks filter files too, where one looks at files. */
async function findByKeys(page: Page): Promise<void> {
  const field = page.getByRole("searchbox", { name: text("files.find") });
  await page.getByRole("link", { name: "CCTP.pdf", exact: true }).focus();
  await page.keyboard.press("/");
  await page.keyboard.type("cctp");
  await page.getByRole("link", { name: "Façade.png", exact: true }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Façade.png", exact: true }).waitFor();
  expect.soft(await field.inputValue()).toBe("");
}

async function previewFiles({ page, press, see }: Walker): Promise<void> {
  await press(page.getByRole("link", { name: "Compte rendu.txt", exact: true }));
  await page.getByText("Présents : tous.").waitFor();
  await see("preview-text");
  await press(button(page, text("ui.close")).first());
  await press(page.getByRole("link", { name: "Façade.png", exact: true }));
  await page.getByRole("img", { name: "Façade.png" }).waitFor();
  await see("preview-picture");
  await press(button(page, text("ui.close")).first());
  await press(page.getByRole("link", { name: "CCTP.pdf", exact: true }));
  await page.locator("canvas").first().waitFor();
  await see("preview-pdf");
  await press(button(page, text("ui.close")).first());
  await page.getByRole("link", { name: "Compte rendu.txt", exact: true }).waitFor();
}

async function readActivity({ page, press, see }: Walker): Promise<void> {
  await press(button(page, text("tablo.more")));
  await press(page.getByRole("menuitem", { name: text("activity.title") }));
  await page
    .getByRole("region", { name: text("activity.today") })
    .getByText("Compte rendu.txt")
    .waitFor();
  await see("activity");
}

async function restoreFromTrash({ page, press, see }: Walker, title: string): Promise<void> {
  await press(button(page, text("tablo.more")));
  await press(page.getByRole("menuitem", { name: text("tablo.trash.title") }));
  const trash = page.getByRole("dialog", { name: text("tablo.trash.title") });
  await trash.getByText(title).waitFor();
  await see("trash");
  await press(button(trash, text("tablo.trash.restoreThis", { title })));
  await trash.getByText(title).waitFor({ state: "detached" });
  await press(button(trash, text("ui.close")));
  await openTab(page, press, text("tablo.tabs.tasks"));
  await taskOf(page, title).waitFor();
}

async function seeOverview({ page, press, see }: Walker): Promise<void> {
  await openTab(page, press, text("tablo.tabs.overview"));
  await page.getByRole("heading", { name: text("tablo.members") }).waitFor();
  expect.soft(await page.title()).toBe(`Maison Kerguélen · ${text("app.tabloPages.overview")} · Xtablo`);
  await see("overview");
}

async function archiveAndRestore({ page, press, see }: Walker, title: string): Promise<void> {
  await press(button(page, text("tablo.more")));
  await press(page.getByRole("menuitem", { name: text("tablo.archive") }));
  await page.getByText(text("tablo.archived", { title })).waitFor();
  await page.goto("/");
  await press(page.getByText(text("home.archived"), { exact: true }).filter({ visible: true }).first());
  await page.getByText(title).filter({ visible: true }).first().waitFor();
  await see("home-archived");
  await press(button(page, text("home.restore")).first());
  await page.getByText(text("home.restored", { title })).waitFor();
  await press(page.getByText(text("home.active"), { exact: true }).filter({ visible: true }).first());
  await page.getByRole("article").getByText(title).waitFor();
  await see("home");
  await press(page.getByText(text("home.list"), { exact: true }));
  await page.getByRole("table").waitFor();
  await see("home-list");
}

async function seeStatus({ page, press, sidebar, see }: Walker): Promise<void> {
  await press((await sidebar()).getByRole("link", { name: text("app.status") }));
  await press(button(page, text("status.fetchTime")));
  await page.getByText(/^\d{4}-\d\d-\d\dT/).waitFor();
  await see("status");
}

async function readShortcuts({ page, press, see }: Walker): Promise<void> {
  await press(button(page, text("app.account")).filter({ visible: true }).first());
  await page.getByRole("menuitem", { name: text("app.shortcuts") }).waitFor();
  await see("account-menu");
  await press(page.getByRole("menuitem", { name: text("app.shortcuts") }));
  await page.getByRole("dialog", { name: text("app.shortcuts") }).waitFor();
  await see("shortcuts");
  await page.keyboard.press("Escape");
}

async function changeTheme({ page, press, look, see }: Walker): Promise<void> {
  const other = look.theme === "dark" ? "light" : "dark";
  await press(button(page, text("app.account")).filter({ visible: true }).first());
  await press(page.getByRole("menuitemradio", { name: text(`app.themes.${other}`) }));
  await page.keyboard.press("Escape");
  await see("status-in-the-other-theme");
  await page.reload();
  await page.getByRole("heading", { name: text("status.title") }).waitFor();
  expect(await page.locator("html").getAttribute("data-theme")).toBe(other);
}

async function changeLanguage({ page, press, look }: Walker): Promise<void> {
  const other = look.language === "fr" ? "en" : "fr";
  for (const language of [other, look.language] as const) {
    await press(button(page, text("app.account")).filter({ visible: true }).first());
    await press(page.getByRole("menuitemradio", { name: languageNames[language] }));
    speak(language);
    await page.getByRole("heading", { name: text("status.title") }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe(language);
  }
}

async function logOut({ page, press }: Walker): Promise<void> {
  await press(button(page, text("app.account")).filter({ visible: true }).first());
  await press(page.getByRole("menuitem", { name: text("app.signOut") }));
  await page.getByRole("heading", { name: text("auth.welcome") }).waitFor();
}

function openTab(page: Page, press: Walker["press"], name: string): Promise<void> {
  return press(page.getByRole("navigation", { name: text("tablo.tabs.label") }).getByRole("link", { name }));
}

function button(within: Page | Locator, name: string): Locator {
  return within.getByRole("button", { name, exact: true });
}

function kanban(page: Page): Locator {
  return page.getByRole("region", { name: text("tasks.kanban") });
}

function column(page: Page, status: "todo" | "in_review"): Locator {
  return page.getByRole("region", { name: new RegExp(`^${text(`tasks.status.${status}`)}, `) });
}

function taskOf(page: Page, title: string): Locator {
  return page.getByRole("article").getByRole("link", { name: title, exact: true });
}
