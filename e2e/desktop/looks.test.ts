import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppState, Screen } from "../../packages/desktop/src/shared/ipc.ts";
import { findBarriers, untilItRests } from "../accessibility.ts";
import { isWithoutChromium } from "../browser.ts";
import { sidewaysOverflow } from "../touch.ts";
import { DesktopApp } from "./desktop-app.ts";

const [remote, local] = ["01a2244c-10da-743e-979b-46271c48c2b1", "01a2244c-10da-743e-979b-46271c48c2b2"];
const origin = "https://tablo.example.org";
const servers: AppState["servers"] = [
  { id: remote, kind: "remote", name: "Atelier Kerguélen", origin, unread: 3 },
  { id: local, kind: "local", name: "On this computer", origin: null, unread: 0 },
];
const keptSettings = "/home/ines.kerguelen/.config/Xtablo/settings.json.1795939200000.kept";
const screens: Record<string, { screen: Screen } & Partial<Pick<AppState, "servers" | "keptSettings">>> = {
  "first choice": { screen: { kind: "servers", unknownHost: null }, servers: [] },
  "link to a stranger": { screen: { kind: "servers", unknownHost: "elsewhere.example" }, servers: [] },
  servers: { screen: { kind: "servers", unknownHost: null } },
  "settings that could not be read": { screen: { kind: "servers", unknownHost: null }, keptSettings },
  settings: { screen: { kind: "settings" } },
  opening: { screen: { kind: "opening", server: remote } },
  away: { screen: { kind: "away", server: remote, check: { kind: "unwell", origin, status: 502 } } },
  "away behind a password": { screen: { kind: "away", server: remote, check: { kind: "guarded", origin } } },
  "local starting": { screen: { kind: "local starting", server: local, message: "starting the embedded PostgreSQL" } },
  "local failed": { screen: { kind: "local failed", server: local, message: "The server ended with 1." } },
};

describe.skipIf(isWithoutChromium())("the app's own screens", () => {
  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    let app: DesktopApp;
    let own: Page;

    beforeAll(async () => {
      app = await DesktopApp.create();
      await app.start({ colorScheme });
      own = await app.ownShown();
    });
    afterAll(async () => app?.close());

    test.each(
      Object.keys(screens).flatMap((name) => (["en", "fr"] as const).map((language) => [name, language] as const)),
    )("%s, in %s: nothing keeps anybody out, nothing sticks out", async (name, language) => {
      const state = { servers, ...screens[name], language };
      await app.electron.evaluate(({ webContents }, state) => {
        const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith("app://"));
        const choices = { startAtLogin: true, keepRunning: false, checkSpelling: false, updates: null };
        page?.send("xtablo:app:state", { version: "0.1.0", choices, keptSettings: null, ...state });
      }, state);
      await expect.poll(() => own.locator("html").getAttribute("lang")).toBe(language);
      await untilItRests(own);
      for (const [size, width, height] of [
        ["wide", 1280, 860],
        ["small", 420, 640],
      ] as const) {
        await app.electron.evaluate(
          ({ BaseWindow }, bounds) => BaseWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...bounds }),
          { width, height },
        );
        await expect.poll(() => own.evaluate(() => innerWidth)).toBe(width);
        await takePicture(own, `${name} ${language} ${size} ${colorScheme}`);
        expect.soft(await findBarriers(own), `${size}: axe`).toEqual([]);
        expect.soft(await sidewaysOverflow(own), `${size}: sideways`).toBe(0);
      }
    });

    test("the bar that finds words, at each of its sizes: nothing keeps anybody out, nothing sticks out", async () => {
      await app.electron.evaluate(async ({ webContents }) => {
        const [page] = webContents.getAllWebContents();
        await page?.loadURL("app://xtablo/index.html?#find"); // without "?" it were the document that is there
      });
      const field = own.getByRole("searchbox");
      await field.fill("Atelier Kerguélen");
      for (const [language, of] of [
        ["en", 1_204],
        ["fr", 0],
      ] as const)
        for (const width of [416, 320, 200]) {
          await app.electron.evaluate(
            ({ BaseWindow, webContents }, { width, language, of }) => {
              BaseWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width, height: 56 });
              const [page] = webContents.getAllWebContents();
              const choices = { startAtLogin: true, keepRunning: false, checkSpelling: false, updates: null };
              const screen = { kind: "settings" };
              page?.send("xtablo:app:state", {
                version: "0.1.0",
                choices,
                keptSettings: null,
                servers: [],
                language,
                screen,
              });
              page?.send("xtablo:app:find", { kind: "asked" });
              page?.send("xtablo:app:find", { kind: "found", at: Math.min(of, 998), of });
            },
            { width, language, of },
          );
          await expect.poll(() => own.evaluate(() => innerWidth)).toBe(width);
          await own.getByText(of > 0 ? "998 of 1204" : "Rien trouvé").waitFor({ state: "attached" }); // there is no room for it in the smallest
          await untilItRests(own);
          await takePicture(own, `find ${language} ${width} ${colorScheme}`);
          expect.soft(await findBarriers(own), `${width}: axe`).toEqual([]);
          expect.soft(await sidewaysOverflow(own), `${width}: sideways`).toBe(0);
        }
    });
  });
});

/** `WALK_PICTURES` names a folder for them. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env["WALK_PICTURES"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, "-")}.png`) });
}
