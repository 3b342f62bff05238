import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isWithoutChromium } from "../browser.ts";
import { DesktopApp, isOwn } from "./desktop-app.ts";
import { meta, openStranger, type Stranger } from "./strangers.ts";

describe.skipIf(isWithoutChromium())("the app at home on the desktop", () => {
  let app: DesktopApp;
  let server: Stranger;
  let page: Page;
  let version = "0.1.0";

  beforeAll(async () => {
    server = await openStranger((request, response) => {
      if (request.url === "/api/meta") return void response.end(meta(version));
      if (request.url === "/slow")
        return void response
          .writeHead(200, {
            "content-type": "application/octet-stream",
            "content-disposition": "attachment; filename=slow.bin",
          })
          .write("x".repeat(10_000));
      response.setHeader("content-type", "text/html");
      response.end(
        `<title>Plan</title><a href="/tablos/1">a link</a> <a id="slow" href="/slow">slow</a> <textarea>some text</textarea>`,
      );
    });
    app = await DesktopApp.create();
    await app.start();
    await app.connect(server.origin);
    page = await app.shown(server.origin);
  });
  afterAll(async () => {
    await app?.close();
    await server?.close();
  });

  const settings = async () => JSON.parse(await readFile(join(app.userDataDir, "settings.json"), "utf8")) as unknown;
  const loginEntry = () => app.electron.evaluate(({ app }) => `${app.getPath("appData")}/autostart/xtablo.desktop`);
  const isVisible = () => app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.isVisible());

  test("the window has the title of its page", async () => {
    const title = () => app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe("Plan");
    await page.evaluate(() => (document.title = "Roof · Xtablo"));
    await expect.poll(title).toBe("Roof · Xtablo");
  });

  test("zoom goes by steps, for all pages, and stays", async () => {
    await app.choose("zoom-in");
    await app.choose("zoom-in");
    const zooms = () =>
      app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getZoomFactor()));
    expect(await zooms()).toEqual([1.25, 1.25]);
    await expect.poll(settings).toMatchObject({ zoom: 1.25 });
    await app.choose("actual-size");
    expect(await zooms()).toEqual([1, 1]);
  });

  test("the page is printed, inspected, and gone back in, by the menu", async () => {
    await page.click("a");
    await page.waitForURL("**/tablos/1");
    await app.choose("back");
    await page.waitForURL(`${server.origin}/`);
    await app.choose("print");
    await app.choose("developer-tools");
    const done = await app.electron.evaluate(({ hostRecords }) => [
      hostRecords.prints.length,
      hostRecords.devTools.length,
    ]);
    expect(done).toEqual([1, 1]);
  });

  test("the other button offers what can be done there", async () => {
    await page.click("a", { button: "right" });
    const labels = () =>
      app.electron.evaluate(({ hostRecords }) => hostRecords.menus.at(-1)?.items.map(({ label }) => label) ?? []);
    await expect.poll(labels).toEqual(["Copy the link"]);
    await page.click("textarea", { button: "right" });
    await expect.poll(labels).toEqual(["Cut", "Copy", "Paste", "Select all", "", "Check spelling"]);
  });

  test("words are checked once somebody says so, in a field or in the settings", async () => {
    const spelling = () =>
      app.electron.evaluate(({ webContents }) =>
        webContents
          .getAllWebContents()
          .map(({ session }) => [session.isSpellCheckerEnabled(), session.getSpellCheckerLanguages()]),
      );
    const off = [false, []];
    expect(await spelling()).toEqual([off, off]);
    await app.electron.evaluate(({ hostRecords }) =>
      hostRecords.menus
        .at(-1)
        ?.items.find(({ label }) => label === "Check spelling")
        ?.click(),
    );
    await expect.poll(settings).toMatchObject({ checkSpelling: true });
    const on = [true, expect.arrayContaining(["en-US"])]; // and the language of the system
    await expect.poll(spelling).toEqual([on, on]);
    await app.choose("settings");
    const own = await app.ownShown();
    await own.getByText("Check spelling").click();
    await expect.poll(spelling).toEqual([off, off]);
    await own.getByRole("button", { name: "Back" }).click();
    await app.shown(server.origin);
  });

  test("words are found in the page, one after the other, and the page has the keys again afterwards", async () => {
    await page.evaluate(() => {
      const corner = "<p style='position: fixed; inset-block-start: 0; inset-inline-end: 40px'>Gutter</p>";
      document.body.insertAdjacentHTML("beforeend", `<p>Roof, roofs, roofer</p>${corner}`);
    });
    const selected = () => page.evaluate(() => getSelection()?.anchorOffset ?? null);
    const isFocused = (start: string) =>
      app.electron.evaluate(
        ({ webContents }, start) => webContents.getFocusedWebContents()?.getURL().startsWith(start),
        start,
      );
    await app.choose("find");
    const bar = await app.electron.firstPage((each) => isOwn(each.url()) && each.url().endsWith("#find"));
    expect(await isFocused("app://")).toBe(true);
    const field = bar.getByRole("searchbox", { name: "Find in the page" });
    const count = bar.getByRole("status");
    for (const letter of "roof") {
      await field.press(letter);
      await expect.poll(() => count.textContent()).toMatch(/^\d of \d$/); // and what is typed next overwrites nothing
    }
    expect(await field.inputValue()).toBe("roof");
    await expect.poll(() => count.textContent()).toBe("1 of 3");
    await expect.poll(selected).toBe(0);
    await field.press("Enter");
    await expect.poll(() => count.textContent()).toBe("2 of 3");
    expect(await selected()).toBe("Roof, ".length);
    await app.choose("find-previous");
    await bar.getByRole("button", { name: "Previous" }).click();
    await expect.poll(() => count.textContent()).toBe("3 of 3");
    await field.fill("tiles");
    await expect.poll(() => count.textContent()).toBe("Nothing found");

    const barBounds = () =>
      app.electron.evaluate(({ BaseWindow }) =>
        BaseWindow.getAllWindows()[0]?.contentView.children.at(-1)?.getBounds(),
      );
    expect(await barBounds()).toMatchObject({ y: 12, width: 416 });
    await field.fill("gutter"); // which is where the bar is
    await expect.poll(async () => (await barBounds())?.y).toBeGreaterThan(400);

    const leaveAndComeBack = () =>
      app.electron.evaluate(({ BaseWindow }) => {
        const [window] = BaseWindow.getAllWindows();
        window?.blur();
        window?.focus();
      });
    await leaveAndComeBack();
    expect(await isFocused("app://")).toBe(true);
    await app.electron.evaluate(
      ({ webContents }, origin) =>
        webContents
          .getAllWebContents()
          .find((each) => each.getURL().startsWith(origin))
          ?.focus(),
      server.origin,
    );
    await leaveAndComeBack();
    expect(await isFocused(server.origin)).toBe(true);

    const isBarSeen = () =>
      app.electron.evaluate(({ BaseWindow }) =>
        BaseWindow.getAllWindows()[0]?.contentView.children.at(-1)?.getVisible(),
      );
    await app.choose("find");
    expect(await isFocused("app://")).toBe(true);
    await field.press("Escape");
    await expect.poll(isBarSeen).toBe(false);
    expect(await isFocused(server.origin)).toBe(true);

    await app.choose("find");
    await expect.poll(() => bar.evaluate(() => getSelection()?.toString())).toBe("gutter");
    await app.choose("settings"); // and it is gone with the page that it searched
    const own = await app.ownShown();
    expect(await isBarSeen()).toBe(false);
    await app.choose("find"); // there is nothing to search in
    await own.getByRole("button", { name: "Back" }).click();
    await app.shown(server.origin);
    expect(await isBarSeen()).toBe(false);
  });

  test("about, the logs, and the check for updates, which is off", async () => {
    await app.choose("about");
    await app.choose("open-logs");
    await app.electron.evaluate(
      ({ hostRecords }) => void hostRecords.dialogAnswers.push({ kind: "message", response: 0 }),
    );
    await app.choose("check-for-updates");
    const done = () =>
      app.electron.evaluate(({ hostRecords }) => ({
        about: hostRecords.aboutPanel?.applicationName,
        shown: hostRecords.aboutPanelsShown,
        opened: hostRecords.openedPaths,
        said: JSON.stringify(hostRecords.dialogs.at(-1) ?? ""),
      }));
    await expect.poll(async () => (await done()).said).toContain("Updates are off");
    expect(await done()).toMatchObject({ about: "Xtablo", shown: 1, opened: [expect.stringMatching(/logs$/)] });
  });

  test("what is chosen counts: it starts at login, and when its window is closed the tray opens it again", async () => {
    await app.choose("settings");
    const own = await app.ownShown();
    await own.getByText("Keep running when the window is closed").click();
    await expect.poll(settings).toMatchObject({ keepRunning: true });
    await own.getByText("Start at login").click();
    const entry = await loginEntry();
    await expect.poll(async () => readFile(entry, "utf8").catch(() => "")).toContain("Name=Xtablo");
    await own.getByRole("button", { name: "Back" }).click();
    await app.shown(server.origin);
    await app.choose("close");
    expect(await isVisible()).toBe(false);
    const items = await app.electron.evaluate(({ hostRecords }) => {
      const [tray] = hostRecords.trays as unknown as { shown: { menu: Electron.Menu | null } }[];
      const menu = tray?.shown.menu;
      menu?.getMenuItemById("tray-open")?.click();
      return menu?.items.map(({ label }) => label).filter(Boolean);
    });
    expect(items).toEqual(["Open Xtablo", new URL(server.origin).host, "Quit Xtablo"]);
    expect(await isVisible()).toBe(true);
  });

  test("whoever quits while a file arrives is asked", async () => {
    await app.electron.evaluate(
      ({ hostRecords }, filePath) => {
        hostRecords.dialogAnswers.push({ kind: "save", filePath }, { kind: "message", response: 0 });
      },
      join(app.folder, "slow.bin"),
    );
    await page.click("#slow");
    const downloads = () => app.electron.evaluate(({ hostRecords }) => hostRecords.downloads.length);
    await expect.poll(downloads).toBe(1);
    await app.choose("quit");
    const said = () => app.electron.evaluate(({ hostRecords }) => JSON.stringify(hostRecords.dialogs.at(-1)));
    await expect.poll(said).toContain("Quit while a file is downloading?");
    expect(await app.isSeen(server.origin)).toBe(true);
    await app.electron.evaluate(({ hostRecords }) => hostRecords.downloads[0]?.cancel());
  });

  test("the window comes back where it was, as large as it was; maximized too", async () => {
    const bounds = { x: 60, y: 40, width: 900, height: 700 };
    await app.electron.evaluate(({ BaseWindow }, bounds) => BaseWindow.getAllWindows()[0]?.setBounds(bounds), bounds);
    await app.stop();
    await app.start();
    const now = () => app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.getBounds());
    await expect.poll(now).toEqual(bounds);
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.maximize());
    await app.stop();
    await app.start();
    await app.shown(server.origin);
    expect(await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.isMaximized())).toBe(true);
    expect(await settings()).toMatchObject({ window: { bounds, maximized: true } });
  });

  test("an entry for the login follows the app that was started, and is not made again once somebody removed it", async () => {
    const entry = await loginEntry();
    const made = await readFile(entry, "utf8");
    await writeFile(entry, made.replace(/^Exec=.*$/m, 'Exec="/gone/Xtablo-0.0.1.AppImage"'));
    await app.stop();
    await app.start();
    await app.shown(server.origin);
    await expect.poll(async () => readFile(entry, "utf8")).toBe(made);
    await rm(entry);
    await app.choose("settings");
    const own = await app.ownShown();
    await own.getByText("Check spelling").click();
    await expect.poll(settings).toMatchObject({ checkSpelling: true, startAtLogin: true });
    await own.getByText("Check spelling").click();
    await expect.poll(settings).toMatchObject({ checkSpelling: false });
    await own.getByRole("button", { name: "Back" }).click();
    await app.shown(server.origin);
    await expect(readFile(entry)).rejects.toThrow(/ENOENT/);
  });

  test("without that choice, closing the window ends the app", async () => {
    await app.stop();
    await writeFile(
      join(app.userDataDir, "settings.json"),
      JSON.stringify({ ...((await settings()) as object), keepRunning: false }),
    );
    await app.start();
    await app.shown(server.origin);
    await app.choose("close");
    expect(await app.electron.exited).toBe(0);
    await app.start();
    await app.shown(server.origin);
  });

  test("the log says when the app was started without its sandbox", async () => {
    await app.stop();
    await app.start({ args: ["--no-sandbox"] });
    expect(await readFile(join(app.logsDir, "main.log"), "utf8")).toMatch(/warn .*--no-sandbox/);
  });

  test("in French its menus are French", async () => {
    await app.stop();
    await app.start({ locale: "fr-FR" });
    await app.shown(server.origin);
    const labels = await app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(({ label }) => label),
    );
    expect(labels).toEqual(["&Fichier", "&Édition", "&Affichage", "&Serveurs", "&Aide"]);
  });

  test("a server that is known is not shown once it is too old for the app", async () => {
    await app.stop();
    version = "0.0.9";
    await app.start();
    const own = await app.ownShown();
    await own.getByText("It runs Xtablo 0.0.9, and this app needs 0.1.0 or later").waitFor();
    version = "0.2.0";
    await own
      .getByRole("button", { name: "Try again now" })
      .click({ timeout: 5_000 })
      .catch(() => {}); // it has tried again by itself
    await app.shown(server.origin);
  });
});
