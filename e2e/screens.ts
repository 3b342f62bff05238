// Takes a picture of every screen, filled as a studio fills it: `node e2e/screens.ts OUT_DIR [ORIGIN]`.
// With the address of a development server it uses that one; else it starts the product and throws it away afterwards.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { untilItRests } from "./accessibility.ts";
import { openBrowser, screens, visit, type Visitor } from "./browser.ts";
import { makePdf } from "./file-samples.ts";
import { taskOnKanban } from "./kanban.ts";
import { createProduct } from "./product.ts";
import { fillWorkspace } from "./sample.ts";
import { signUpByApi } from "./workspace.ts";

async function takePicturesOfNewProduct(folder: string): Promise<void> {
  const product = await createProduct();
  try {
    await product.start();
    await takePictures({ origin: product.url, folder, email: "ines@example.org" });
  } finally {
    await product.close();
  }
}

interface Session {
  origin: string;
  folder: string;
  /** Of the account that is made for the pictures. */
  email: string;
}

async function takePictures({ origin, folder, email }: Session): Promise<void> {
  const person = { name: "Inès Brémond", email, password: "slate and granite" };
  const { call, cookies, userId } = await signUpByApi(origin, person);
  const tablo = await fillWorkspace(call, userId);
  const browser = await openBrowser();
  try {
    for (const { name, options } of looks) {
      const take: Take = (page, screen) => picture(page, join(folder, `${screen}-${name}.png`));
      await pictureDoor(browser, { ...options, baseURL: origin }, take);
      const visitor = await visit(browser, { ...options, baseURL: origin });
      await visitor.context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })));
      await pictureScreens(visitor, `/tablos/${tablo.id}`, take);
      await visitor.context.close();
    }
  } finally {
    await browser.close();
  }
}

type Take = (page: Page, screen: string) => Promise<void>;

const looks: { name: string; options: BrowserContextOptions }[] = [
  { name: "light", options: { ...screens.desktop, colorScheme: "light" } },
  { name: "dark", options: { ...screens.desktop, colorScheme: "dark" } },
  { name: "phone-light", options: { ...screens.phone, colorScheme: "light" } },
  { name: "phone-dark", options: { ...screens.phone, colorScheme: "dark" } },
];

async function pictureDoor(browser: Browser, options: Parameters<typeof visit>[1], take: Take): Promise<void> {
  const visitor = await visit(browser, options);
  const page = await visitor.openWindow();
  await page.goto("/");
  await page.getByRole("textbox", { name: "Email" }).fill("ines@example.org");
  await page.getByLabel("Password").fill("granite and slate");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("Email or password is wrong").waitFor();
  await take(page, "sign-in-refused");
  await page.goto("/signup");
  await page.getByRole("button", { name: "Create account" }).waitFor();
  await take(page, "sign-up");
  await visitor.context.close();
}

async function pictureScreens(visitor: Visitor, tablo: string, take: Take): Promise<void> {
  const page = await visitor.openWindow();
  await page.goto("/");
  await page.getByRole("article").first().waitFor();
  await take(page, "home");
  await page.getByRole("radio", { name: "List" }).click();
  await page.getByRole("table").waitFor();
  await take(page, "home-list");
  await page.getByRole("button", { name: "New tablo" }).last().click();
  await page.getByRole("dialog").waitFor();
  await take(page, "new-tablo");

  await page.goto(`${tablo}/tasks`);
  await page.getByRole("article").first().waitFor();
  await take(page, "kanban");
  await page.getByRole("button", { name: "New task" }).filter({ visible: true }).click();
  await page.keyboard.insertText("Ask Enedis for a temporary 36 kVA supply");
  await take(page, "kanban-new-task");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^More for Three quotes/ }).click();
  await page.getByRole("menuitem", { name: "Move to" }).click();
  await page.getByRole("menu", { name: "Move to" }).waitFor();
  await take(page, "kanban-move-to");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await pictureDrag(page, take);

  await taskOnKanban(page, "Façade study, version C with lime render samples").getByRole("link").click();
  await page.getByRole("complementary", { name: "Task" }).getByRole("strong").waitFor();
  await take(page, "panel");
  await page.getByRole("complementary", { name: "Task" }).getByRole("button", { name: /^Due/ }).click();
  await page.getByRole("dialog", { name: "Due" }).getByRole("grid").waitFor();
  await take(page, "panel-calendar");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit the description" }).click();
  await take(page, "panel-editing");
  await page.keyboard.press("Escape");

  await page.goto(`${tablo}/overview`);
  await page.getByRole("heading", { name: "Members" }).waitFor();
  await take(page, "overview");
  await pictureFiles(page, tablo, take);
  await page.goto("/status");
  await page.getByText("Server reachable").waitFor();
  await page.getByRole("button", { name: "Fetch server time" }).click();
  await take(page, "status");
  await page.goto("/nowhere");
  await page.getByRole("link", { name: "Go to Home" }).waitFor();
  await take(page, "not-found");
}

/** A task on its way by keyboard: the same picture each time. */
async function pictureDrag(page: Page, take: Take): Promise<void> {
  await taskOnKanban(page, "Compare heat pump and pellet boiler over 15 years").getByRole("link").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await take(page, "kanban-lifted");
  await page.keyboard.press("Escape");
}

async function pictureFiles(page: Page, tablo: string, take: Take): Promise<void> {
  await page.goto(`${tablo}/files`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload", exact: true }).first().click();
  await (await chooser).setFiles(await writeFiles());
  await page.getByRole("link", { name: "Notes of the site meeting.txt", exact: true }).first().waitFor();
  await take(page, "files");
  await page.getByRole("link", { name: "CCTP lot 03 couverture, indice B.pdf", exact: true }).first().click();
  await page.getByRole("dialog").getByText("Slate roof, page 1").waitFor();
  await take(page, "file-preview");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Files of several kinds, one too large and one empty. Gives their paths. */
async function writeFiles(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-files-"));
  const files = {
    "CCTP lot 03 couverture, indice B.pdf": makePdf({ pages: 400 }),
    "Pignon ouest, photomontage.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "Notes of the site meeting.txt": "Present: everyone.\n".repeat(900),
    "Nuage de points complet.e57": Buffer.alloc(27 * 1024 * 1024, 1),
    "Empty.txt": "",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return Object.keys(files).map((name) => join(folder, name));
}

async function picture(page: Page, path: string): Promise<void> {
  await untilItRests(page);
  await page.screenshot({ path });
}

const [folder, origin] = process.argv.slice(2);
if (!folder) throw new Error("Say where the pictures go: node e2e/screens.ts OUT_DIR");
await mkdir(folder, { recursive: true });
if (origin) await takePictures({ origin, folder, email: `ines.${Date.now()}@example.org` });
else await takePicturesOfNewProduct(folder);
