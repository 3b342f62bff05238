import { api } from "@xtablo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isWithoutChromium } from "../browser.ts";
import { createAccount, createTablo } from "../people.ts";
import { createProduct, type Product } from "../product.ts";
import { callAs } from "../workspace.ts";
import "../../packages/desktop/src/renderer/platform/desktop.ts";
import { DesktopApp } from "./desktop-app.ts";
import { meta, openStranger, type Stranger } from "./strangers.ts";

const ines = { name: "Inès Kerguélen", email: "ines@example.org", password: "correct horse battery" };
const tomas = { name: "Tomás Ruiz", email: "tomas@example.org", password: "correct horse battery" };

describe.skipIf(isWithoutChromium())("the desktop app and servers elsewhere", () => {
  let app: DesktopApp;
  let one: Product;
  let two: Product;
  let place: string;
  const strangers: Stranger[] = [];

  beforeAll(async () => {
    app = await DesktopApp.create();
    [one, two] = [await createProduct(), await createProduct()];
    await Promise.all([one.start(), two.start()]);
    await app.start();
  });
  afterAll(async () => {
    await app?.close();
    for (const stranger of strangers) await stranger.close();
    await Promise.all([one?.close(), two?.close()]);
  });

  async function stranger(...given: Parameters<typeof openStranger>): Promise<string> {
    const opened = await openStranger(...given);
    strangers.push(opened);
    return opened.origin;
  }

  test("at first it asks where the workspace is, and tells each kind of wrong address apart", async () => {
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "Where is your workspace?" }).waitFor();
    const router = await stranger((_, response) => response.end("<title>Router</title>"));
    const old = await stranger((_, response) => response.end(meta("0.0.9")));
    const guarded = await stranger((_, response) =>
      response.writeHead(401, { "www-authenticate": 'Basic realm="tablo"' }).end(),
    );
    const broken = await stranger((_, response) => response.writeHead(502).end());
    const unknown = await stranger((_, response) => response.end(meta()), "https");
    const silent = await stranger(() => {});
    const closed = await openStranger(() => {});
    await closed.close();
    const wrong: [string, RegExp][] = [
      ["two words", /not the address of a server/],
      [router, /answers, but it is not an Xtablo server/],
      [old, /runs Xtablo 0\.0\.9, and this app needs 0\.1\.0 or later/],
      [guarded, /a name and a password before anything else/],
      [broken, /something is wrong with it \(status 502\)/],
      [unknown, /does not know who issued the certificate/],
      [router.replace("http:", "https:"), /does not speak HTTPS/],
      [closed.origin, /Nothing answers at/],
      ["https://nobody.invalid", /No server is known by the name nobody\.invalid/],
      [silent, /does not answer/],
    ];
    for (const [address, message] of wrong) {
      await app.connect(address);
      await own.getByText(message).waitFor({ timeout: 30_000 });
    }
    expect(await app.serversOfMenu()).toEqual([]);
  });

  test("it connects to a server, one signs in and works there", async () => {
    await app.connect(`${one.url}/tablos/somewhere?pasted=1`);
    const page = await app.shown(one.url);
    await createAccount(page, ines);
    await createTablo(page, "Maison Kerguélen");
    const { pathname } = new URL(page.url());
    const tabloId = pathname.split("/")[2] ?? "";
    const call = await callAs(page, one.url);
    const task = await call(api.tasks.create, { params: { tabloId }, body: { title: "Insulate the attic" } });
    await page.getByText("Insulate the attic").waitFor();
    place = `/tablos/${tabloId}/tasks/${task.id}`;
  });

  test("a second server has a session of its own, and each has its key", async () => {
    await app.choose("servers");
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "Your servers" }).waitFor();
    await app.connect(two.url);
    const page = await app.shown(two.url);
    await createAccount(page, tomas);
    const [first, second] = await app.serversOfMenu();
    expect([first?.accelerator, second?.accelerator]).toEqual(["CmdOrCtrl+1", "CmdOrCtrl+2"]);
    expect([first?.checked, second?.checked]).toEqual([false, true]);
    await app.choose(first?.id ?? "");
    const back = await app.shown(one.url);
    await back.getByText("Insulate the attic").waitFor();
    const cookies = async (url: string) => (await (await app.page(url)).context().cookies()).map(({ value }) => value);
    const [mine, theirs] = [await cookies(one.url), await cookies(two.url)];
    expect(mine.length).toBeGreaterThan(0);
    expect(theirs.filter((value) => mine.includes(value))).toEqual([]);
  });

  test("the list gives a server another name", async () => {
    await app.choose("servers");
    const own = await app.ownShown();
    const more = own.getByRole("button", { name: `More for ${new URL(one.url).host}` });
    await more.click();
    await own.getByRole("menuitem", { name: "Rename" }).click();
    await own.getByRole("textbox", { name: /^Name of/ }).fill("Family");
    await own.getByRole("button", { name: "Save" }).click();
    await own.getByRole("button", { name: /^Family/ }).waitFor();
    expect((await app.serversOfMenu())[0]?.label).toBe("Family");
    await own.getByRole("button", { name: /^Family/ }).click();
    await app.shown(one.url);
  });

  test("a link of the system leads to its task, on its server; one to a stranger adds nothing", async () => {
    const second = (await app.serversOfMenu())[1]?.id ?? "";
    await app.choose(second);
    await app.shown(two.url);
    const link = `xtablo://${new URL(one.url).host}${place}`;
    await app.electron.evaluate(({ app }, link) => app.emit("second-instance", {}, ["xtablo", link], "/", null), link);
    const page = await app.shown(one.url);
    await page
      .getByRole("complementary", { name: "Task" })
      .getByRole("heading", { name: "Insulate the attic" })
      .waitFor();
    const strange = `xtablo://elsewhere.example${place}`;
    await app.electron.evaluate(
      ({ app }, link) => app.emit("second-instance", {}, ["xtablo", link], "/", null),
      strange,
    );
    const own = await app.ownShown();
    await own.getByText(/leads to elsewhere\.example, which is not in your list/).waitFor();
    expect(await app.serversOfMenu()).toHaveLength(2);
  });

  test("a notification of a page opens its task when it is clicked, from wherever one is", async () => {
    await app.choose((await app.serversOfMenu())[0]?.id ?? "");
    const page = await app.shown(one.url);
    await page.goto(one.url);
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.evaluate(
      (place) => window.xtablo?.notify({ title: "Due today", body: "Insulate the attic", place }),
      place,
    );
    await app.choose((await app.serversOfMenu())[1]?.id ?? "");
    await app.shown(two.url);
    const shown = await app.electron.evaluate(({ hostRecords }) => {
      const notification = hostRecords.notifications.at(-1);
      notification?.emit("click", {});
      return { title: notification?.title, body: notification?.body };
    });
    expect(shown).toEqual({ title: "Due today", body: "Insulate the attic" });
    const back = await app.shown(one.url);
    await back
      .getByRole("complementary", { name: "Task" })
      .getByRole("heading", { name: "Insulate the attic" })
      .waitFor();
  });

  test("what is unread is at the app's icon, of all servers together", async () => {
    await (await app.page(one.url)).evaluate(() => window.xtablo?.setBadge({ count: 2 }));
    await (await app.page(two.url)).evaluate(() => window.xtablo?.setBadge({ count: 3 }));
    const badge = () => app.electron.evaluate(({ app }) => app.getBadgeCount());
    expect(await badge()).toBe(5);
    expect((await app.serversOfMenu()).map(({ label }) => label.replace(/^.* /, ""))).toEqual(["(2)", "(3)"]);
    await (await app.page(two.url)).evaluate(() => window.xtablo?.setBadge({ count: 0 }));
    expect(await badge()).toBe(2);
  });

  test("a server that stops is away, and its page is back by itself when it is", async () => {
    await app.choose((await app.serversOfMenu())[0]?.id ?? "");
    await app.shown(one.url);
    await one.stop();
    await app.choose("reload");
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "Family is not available right now" }).waitFor();
    await own.getByText("Nothing answers at its address at the moment").waitFor();
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.blur()); // somebody works elsewhere
    await one.start();
    const page = await app.shown(one.url);
    await page.getByText("Insulate the attic").first().waitFor();
    expect(await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getFocusedWindow())).toBeNull();
  });

  test("started again it knows its servers, who is signed in, and which was shown", async () => {
    await app.choose((await app.serversOfMenu())[1]?.id ?? "");
    await app.shown(two.url);
    await app.stop();
    await app.start();
    const page = await app.shown(two.url);
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await (await app.page(one.url)).getByRole("button", { name: "Your account" }).waitFor();
    expect((await app.serversOfMenu()).map(({ checked }) => checked)).toEqual([false, true]);
  });

  test("one that is taken off the list is signed out of, and the others stay", async () => {
    await app.choose("servers");
    const own = await app.ownShown();
    await own.getByRole("button", { name: `More for ${new URL(two.url).host}` }).click();
    await own.getByRole("menuitem", { name: "Remove" }).click();
    await own.getByRole("button", { name: "Remove", exact: true }).click();
    await expect.poll(async () => (await app.serversOfMenu()).length).toBe(1);
    await app.connect(two.url);
    const page = await app.shown(two.url);
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  });
});
