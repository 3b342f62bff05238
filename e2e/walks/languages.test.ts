import { api } from "@xtablo/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, openBrowser, screens, visit, type Visitor } from "../browser.ts";
import { taskOnKanban } from "../kanban.ts";
import type { Person } from "../people.ts";
import { createProduct, type Product } from "../product.ts";
import { sidewaysOverflow } from "../touch.ts";
import { findEnglish } from "../words.ts";
import { callAs } from "../workspace.ts";

const ines: Person = { name: "Inès Brémond", email: "ines@example.org", password: "ardoise et granit" };
const thisYear = new Date().getFullYear();

describe.skipIf(isWithoutChromium())("two languages, in Chromium", () => {
  let product: Product;
  let browser: Browser;
  let home: Visitor;
  let away: Visitor;
  let page: Page;
  let tablo: string;
  let failed = false;

  beforeAll(async () => {
    product = await createProduct();
    [browser] = await Promise.all([openBrowser(), product.start()]);
    home = await visit(browser, { baseURL: product.url, locale: "fr-FR" });
    away = await visit(browser, { baseURL: product.url, locale: "en-GB" });
    page = await home.openWindow();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  // A story: what comes after a failure would only fail for its sake.
  beforeEach(({ skip }) => {
    skip(failed, "an earlier step failed");
    onTestFailed(() => {
      failed = true;
    });
  });

  test("the sign-in page speaks the browser's language, from the first paint on", async () => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto("/", { waitUntil: "commit" });
    await expect.poll(() => languageOf(page)).toBe("fr");
    await page.getByRole("heading", { name: "Bon retour" }).waitFor();
    expect(await page.title()).toBe("Connexion · Xtablo");
    expect(await findEnglish(page)).toEqual([]);
    expect(loaded.some((path) => /\/first\.fr-/.test(path))).toBe(true);
    expect(loaded.filter((path) => /\.en-/.test(path))).toEqual([]); // nobody pays for the other language
  });

  test("it changes on the sign-in page, and what was typed stays", async () => {
    await page.getByRole("link", { name: "Créer un compte" }).click();
    await page.getByRole("textbox", { name: "Nom" }).fill(ines.name);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Create your account" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe(ines.name);
    expect(await languageOf(page)).toBe("en");
    expect(await findEnglish(page)).toContain("Create your account");
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByRole("heading", { name: "Créez votre compte" }).waitFor();
  });

  test("a refusal of the server is told in French, and the account that is made speaks French", async () => {
    await page.getByRole("textbox", { name: "Adresse e-mail" }).fill("ines");
    await page.getByLabel("Mot de passe").fill(ines.password);
    await page.getByRole("button", { name: "Créer le compte" }).click();
    await page.getByText("Ce n’est pas une adresse e-mail.").waitFor();
    await page.getByRole("textbox", { name: "Adresse e-mail" }).fill(ines.email);
    await page.getByRole("button", { name: "Créer le compte" }).click();
    await page.getByRole("heading", { name: "Accueil" }).waitFor();
    const { user } = await (await callAs(page, product.url))(api.auth.session, {});
    expect(user?.locale).toBe("fr");
  });

  test("the language changes at once, without a reload, and the task half typed stays as it is", async () => {
    tablo = await createTablo(page, product.url);
    await page.goto(tablo);
    await taskOnKanban(page, "Toiture").waitFor();
    const loaded = await page.evaluate(() => performance.timeOrigin);
    await page.getByRole("button", { name: "Ajouter une tâche à À faire" }).click();
    await page.keyboard.insertText("Demander trois dev");
    await chooseInMenu(page, "English");
    await page.getByRole("region", { name: /^To do, 1 task$/ }).waitFor();
    expect(await languageOf(page)).toBe("en");
    const typed = page.getByRole("textbox", { name: "Title of the new task" });
    expect(await typed.inputValue()).toBe("Demander trois dev");
    await chooseInMenu(page, "Français");
    await page.getByRole("region", { name: /^À faire, 1 tâche$/ }).waitFor();
    const again = page.getByRole("textbox", { name: "Titre de la nouvelle tâche" });
    expect(await again.inputValue()).toBe("Demander trois dev");
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  });

  test("language and theme are kept over a reload", async () => {
    await chooseInMenu(page, "Sombre");
    await page.reload();
    await taskOnKanban(page, "Toiture").waitFor();
    const { lang, theme } = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      theme: document.documentElement.dataset["theme"],
    }));
    expect({ lang, theme }).toEqual({ lang: "fr", theme: "dark" });
  });

  test("another browser of the same account speaks its language, not its own", async () => {
    const elsewhere = await away.openWindow();
    await elsewhere.goto("/");
    await elsewhere.getByRole("textbox", { name: "Email" }).fill(ines.email);
    await elsewhere.getByLabel("Password").fill(ines.password);
    await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
    await elsewhere.getByRole("heading", { name: "Accueil" }).waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole("heading", { name: "Accueil" }).waitFor();
    expect(await languageOf(elsewhere)).toBe("fr");
    await elsewhere.close();
  });

  test("dates, numbers and sizes are written as the reader writes them", async () => {
    const due = taskOnKanban(page, "Toiture").getByRole("time");
    expect(await due.textContent()).toMatch(/^28 déc\.$/);
    await page.getByRole("link", { name: "État" }).click();
    await page.getByText("25 Mo").waitFor();
    await chooseInMenu(page, "English");
    await page.getByText("25 MB").waitFor();
    await page.goBack();
    expect(await due.textContent()).toMatch(/^(28 Dec|Dec 28)$/);
    await chooseInMenu(page, "Français");
    await page
      .getByRole("button", { name: /Échéance/ })
      .first()
      .waitFor();
  });

  test("weeks begin on Monday in French, and the calendar speaks it", async () => {
    await taskOnKanban(page, "Toiture").getByRole("link", { name: "Toiture" }).click();
    const panel = page.getByRole("complementary", { name: "Tâche" });
    await panel.getByRole("button", { name: /^Échéance/ }).click();
    const calendar = page.getByRole("dialog", { name: "Échéance" });
    await calendar.getByRole("grid", { name: /décembre/ }).waitFor();
    expect(await calendar.locator("thead th").first().textContent()).toBe("lun.");
    expect(await findEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  test.each([
    ["/", "0 tâche sur 1"],
    ["/status", "Serveur joignable"],
    ["/nowhere", "Cette page n’existe pas"],
    ["tasks", "Toiture"],
    ["overview", "Membres"],
    ["files", "Aucun fichier pour l’instant"],
    ["activity", "Toiture"],
  ])("no English is left on %s, and axe finds nothing serious", async (path, words) => {
    await page.goto(path.startsWith("/") ? path : tablo.replace(/tasks$/, path));
    await page.getByRole("main").getByText(words).first().waitFor();
    expect(await findEnglish(page)).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    expect(await languageOf(page)).toBe("fr");
  });

  test("menus, dialogs, the help sheet and the trash speak French too", async () => {
    await page.goto(tablo);
    await taskOnKanban(page, "Toiture").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    expect(await findEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Nouveau tablo" }).first().click();
    await page.getByRole("dialog", { name: "Nouveau tablo" }).waitFor();
    expect(await findEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Autres actions pour Toiture" }).click();
    await page.getByRole("menuitem", { name: "Déplacer vers" }).press("ArrowRight");
    await page.getByRole("menu", { name: "Déplacer vers" }).waitFor();
    expect(await findEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Autres actions pour ce tablo" }).click();
    await page.getByRole("menuitem", { name: "Corbeille" }).click();
    await page.getByText("La corbeille est vide").waitFor();
    expect(await findEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  test("on a small phone nothing sticks out sideways", async () => {
    const visitor = await visit(browser, { ...screens.smallPhone, baseURL: product.url, locale: "fr-FR" });
    await visitor.context.addCookies(await home.context.cookies());
    const phone = await visitor.openWindow();
    const overflowing: string[] = [];
    for (const path of ["/", "/status", tablo, tablo.replace(/tasks$/, "files"), tablo.replace(/tasks$/, "overview")]) {
      await phone.goto(path);
      await phone.getByRole("main").getByRole("heading").first().waitFor();
      if ((await sidewaysOverflow(phone)) > 0) overflowing.push(path);
    }
    expect(overflowing).toEqual([]);
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    await visitor.context.close();
  });

  test("all the while no exception went uncaught", () => {
    for (const { complaints } of [home, away]) expect(complaints.exceptions).toEqual([]);
  });
});

function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

/** Chooses a language or a theme in the menu of one's account, whichever language the menu is in. */
async function chooseInMenu(page: Page, choice: string): Promise<void> {
  await page.getByRole("button", { name: /^(Your account|Votre compte)$/ }).click();
  await page.getByRole("menuitemradio", { name: choice }).click();
  await page.getByRole("menu").waitFor({ state: "detached" });
}

/** A tablo with one task, made by a program that has the account's session. Gives the address of its kanban. */
async function createTablo(page: Page, origin: string): Promise<string> {
  const call = await callAs(page, origin);
  const { id: tabloId } = await call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } });
  const body = { title: "Toiture", dueOn: `${thisYear}-12-28` };
  await call(api.tasks.create, { params: { tabloId }, body });
  return `${origin}/tablos/${tabloId}/tasks`;
}
