import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isWithoutChromium } from "../browser.ts";
import { DesktopApp, isOwn } from "./desktop-app.ts";
import { meta, openStranger, type Stranger } from "./strangers.ts";

const id = "01a2244c-10da-743e-979b-46271c48c2b9";

describe.skipIf(isWithoutChromium())("a hostile server", () => {
  let app: DesktopApp;
  let evil: Stranger;
  let elsewhere: Stranger;
  let page: Page;
  /** What reached the other server. */
  const visits: string[] = [];

  beforeAll(async () => {
    app = await DesktopApp.create();
    elsewhere = await openStranger((request, response) => {
      visits.push(request.url ?? "");
      response.setHeader("content-type", "text/html").end("<title>Elsewhere</title>");
    });
    evil = await openStranger((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://x");
      if (pathname === "/api/meta") return void response.end(meta());
      if (pathname === "/away") return void response.writeHead(302, { location: `${elsewhere.origin}/led` }).end();
      if (pathname.startsWith("/api/files/"))
        return void response.writeHead(302, { location: `${elsewhere.origin}/secret` }).end();
      if (pathname === "/file")
        return void response
          .writeHead(200, { "content-disposition": "attachment; filename*=UTF-8''..%2F..%2Fescaped.sh" })
          .end("echo");
      response.setHeader("content-type", "text/html");
      if (pathname === "/frame") return void response.end("<title>Frame</title>");
      response.end(`<!doctype html><title>Evil</title><body><iframe src="/frame"></iframe>
        <a id="link" href="${elsewhere.origin}/link">a</a> <a id="blank" target="_blank" href="${elsewhere.origin}/blank">b</a>
        <a id="file" href="file:///etc/passwd">d</a>
        <a id="blankfile" target="_blank" href="file:///etc/passwd">e</a> <a id="away" href="/away">f</a>
        <a id="data" href="data:text/html,hello">g</a> <a id="scheme" href="ms-msdt:/id">h</a>
        <a id="own" href="app://xtablo/index.html">i</a> <a id="blankown" target="_blank" href="app://xtablo/index.html">j</a>
        <a id="password" href="http://user:secret@127.0.0.1:1/">k</a> <a id="download" href="/file">l</a></body>`);
    });
    await app.start();
    await app.connect(evil.origin);
    page = await app.shown(evil.origin);
  });
  afterAll(async () => {
    await app?.close();
    await Promise.all([evil?.close(), elsewhere?.close()]);
  });
  beforeEach(async () => {
    visits.length = 0;
    await app.electron.evaluate(({ hostRecords }) => void (hostRecords.externalLinks.length = 0));
    await wait(600); // the pause between two links
  });

  const outside = () => app.electron.evaluate(({ hostRecords }) => [...hostRecords.externalLinks]);

  /** The page is as it was, nothing was opened in the app, and nothing reached the other server. */
  async function expectNothing(opened: string[] = []): Promise<void> {
    await expect.poll(outside).toEqual(opened);
    await wait(300);
    expect(await outside()).toEqual(opened);
    expect(visits).toEqual([]);
    expect(new URL(page.url()).origin).toBe(evil.origin);
    expect(await page.title()).toBe("Evil");
    expect(await app.isSeen(evil.origin)).toBe(true);
    const pages = (await app.electron.pages()).map((page) => page.url()).filter((url) => !isOwn(url));
    expect(pages).toEqual([`${evil.origin}/`]);
  }

  test("a link to elsewhere opens in the system's browser, a click or a new window alike", async () => {
    await page.click("#link");
    await expectNothing([`${elsewhere.origin}/link`]);
    await app.electron.evaluate(({ hostRecords }) => void (hostRecords.externalLinks.length = 0));
    await wait(600);
    await page.click("#blank");
    await expectNothing([`${elsewhere.origin}/blank`]);
  });

  test.each(["file", "blankfile", "away", "data", "scheme", "own", "blankown", "password"])(
    "%s leads nowhere",
    async (link) => {
      await page.click(`#${link}`);
      await expectNothing();
    },
  );

  test("window.open opens no window, whatever its address; and a click opens one link", async () => {
    const strange = [
      "about:blank",
      "file:///etc/passwd",
      "app://xtablo/index.html",
      "smb://host/share",
      "javascript:document.title='ran'",
    ];
    const many = Array.from({ length: 4 }, () => `${elsewhere.origin}/many`);
    const open = (addresses: string[]) =>
      page.evaluate((addresses) => {
        for (const address of addresses) window.open(address, "_blank", "noopener");
      }, addresses);
    await page.click("body");
    await open([...strange, ...many]);
    await expectNothing([`${elsewhere.origin}/many`]);
    await wait(600);
    await open(many);
    await expectNothing([`${elsewhere.origin}/many`]);
  });

  test("a page that nobody uses saves nothing, and notifies no faster than people read", async () => {
    await wait(5_000); // so long a click counts
    await page.evaluate(() => {
      for (let count = 0; count < 20; count += 1) document.getElementById("download")?.click();
    });
    const tookMs = await page.evaluate(async (place) => {
      const startMs = performance.now();
      const titles = Array.from({ length: 20 }, (_, count) => `${count}`);
      await Promise.all(titles.map(async (title) => window.xtablo?.notify({ title, body: "", place })));
      return performance.now() - startMs;
    }, `/tablos/${id}`);
    const { saves, told } = await app.electron.evaluate(({ hostRecords }) => ({
      saves: hostRecords.dialogs.filter(({ kind }) => kind === "save").length,
      told: hostRecords.notifications.length,
    }));
    expect(saves).toBe(0);
    expect(told).toBeGreaterThanOrEqual(5);
    expect(told).toBeLessThanOrEqual(5 + Math.floor(tookMs / 1_000)); // five, and one more for each second
  });

  test("a page that is not to be seen takes no keys, and none brings the window before others", async () => {
    await app.choose("servers");
    await app.ownShown();
    const focused = () =>
      app.electron.evaluate(({ webContents, BaseWindow }) => [
        webContents.getFocusedWebContents()?.getURL().split("/", 3).join("/"),
        BaseWindow.getFocusedWindow() !== null,
      ]);
    await expect.poll(focused).toEqual(["app://xtablo", true]);
    await page.reload();
    expect(await focused()).toEqual(["app://xtablo", true]);
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.blur());
    await app.choose((await app.serversOfMenu())[0]?.id ?? "");
    page = await app.shown(evil.origin);
    await expect.poll(focused).toEqual([evil.origin, true]); // by its menu it may
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.blur());
    await page.reload();
    expect((await focused())[1]).toBe(false);
  });

  test("a page of a server has the narrow bridge alone, and no way to Node", async () => {
    const found = await page.evaluate(() => ({
      bridge: Object.keys(window.xtablo ?? {}).toSorted(),
      app: "xtabloApp" in window,
      node: typeof (globalThis as Record<string, unknown>)["require"],
      process: typeof (globalThis as Record<string, unknown>)["process"],
    }));
    expect(found).toEqual({
      bridge: ["cancelDrag", "dragOut", "notify", "onPlace", "prepareDrag", "setBadge"],
      app: false,
      node: "undefined",
      process: "undefined",
    });
  });

  test.each([
    ["a place that is none", "notify", { title: "a", body: "b", place: "https://evil.example/" }],
    ["a place with more in it", "notify", { title: "a", body: "b", place: `/tablos/${id}/../../api` }],
    ["no title", "notify", { title: "", body: "b", place: `/tablos/${id}` }],
    ["more than is asked for", "notify", { title: "a", body: "b", place: `/tablos/${id}`, icon: "file:///etc/passwd" }],
    ["a negative count", "setBadge", { count: -1 }],
    ["a text for a count", "setBadge", { count: "1" }],
    ["nothing", "setBadge", undefined],
    ["a file by a path", "prepareDrag", { id: "../../etc/passwd", name: "a" }],
    ["a file that nobody prepared", "dragOut", { id: "/etc/passwd" }],
  ])("a call with %s is refused, and says nothing more", async (_, name, input) => {
    const refused = await page.evaluate(
      async ([name, input]) => {
        const bridge = window.xtablo as unknown as Record<string, (input: unknown) => Promise<unknown>>;
        return bridge[name as string]?.(input).then(
          () => "answered",
          (error: Error) => error.message,
        );
      },
      [name, input],
    );
    expect(refused).toMatch(/Refused\.$/);
  });

  test("a file that is elsewhere, or none at all, is not fetched for a drag", async () => {
    expect(await page.evaluate((id) => window.xtablo?.prepareDrag({ id, name: "a" }), id)).toBe(false);
    expect(visits).toEqual([]);
    expect(await page.evaluate((id) => window.xtablo?.dragOut({ id }), id)).toBe(false);
  });

  test("a frame within the page has no bridge, and a forged sender is refused", async () => {
    const frame = page.frames().find((each) => each.url().endsWith("/frame"));
    expect(await frame?.evaluate(() => "xtablo" in window || "xtabloApp" in window)).toBe(false);
    // What a page could do that had taken over its renderer: call the channels of the app's own pages, as any frame.
    const answers = await app.electron.evaluate(async ({ ipcMain, webContents }, origin) => {
      type Handlers = Map<string, (...args: unknown[]) => unknown>;
      const main = ipcMain as unknown as { _invokeHandlers?: Handlers; handlers: Handlers }; // Electron's, the host's
      const handlers = main._invokeHandlers ?? main.handlers;
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(origin));
      const at = (url: string, parent: unknown = null) => ({ url, origin: url.split("/", 3).join("/"), parent });
      const top = at(`${origin}/`);
      const call = async (channel: string, senderFrame: unknown, input: unknown = null): Promise<string> => {
        try {
          await handlers.get(channel)?.({ sender: contents, senderFrame }, input);
          return "answered";
        } catch (error) {
          return (error as Error).message;
        }
      };
      return {
        own: await call("xtablo:app:readState", top),
        asOwn: await call("xtablo:app:readState", at("app://xtablo/index.html")),
        frame: await call("xtablo:platform:setBadge", at(`${origin}/frame`, top), { count: 1 }),
        elsewhere: await call("xtablo:platform:setBadge", at("https://other.example/"), { count: 1 }),
        opaque: await call("xtablo:platform:setBadge", { ...top, origin: "null" }, { count: 1 }),
        gone: await call("xtablo:platform:setBadge", null, { count: 1 }),
        proper: await call("xtablo:platform:setBadge", top, { count: 0 }),
      };
    }, evil.origin);
    expect(answers).toEqual({
      own: "Refused.",
      asOwn: "Refused.",
      frame: "Refused.",
      elsewhere: "Refused.",
      opaque: "Refused.",
      gone: "Refused.",
      proper: "answered",
    });
  });

  test("no permission is given but to copy a text", async () => {
    const states = await page.evaluate(async () => {
      const names = [
        "geolocation",
        "notifications",
        "camera",
        "microphone",
        "clipboard-read",
        "clipboard-write",
        "midi",
      ];
      const found: Record<string, string> = {};
      for (const name of names)
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      return found;
    });
    expect(states).toEqual({
      geolocation: "denied",
      notifications: "denied",
      camera: "denied",
      microphone: "denied",
      "clipboard-read": "denied",
      "clipboard-write": "granted",
      midi: "denied",
    });
  });

  test("a download named ../../escaped.sh stays in the folder that is proposed", async () => {
    await app.electron.evaluate(
      ({ hostRecords }) => void hostRecords.dialogAnswers.push({ kind: "save", filePath: null }),
    );
    await page.click("#download");
    const proposed = () =>
      app.electron.evaluate(({ hostRecords }) => {
        const shown = hostRecords.dialogs.at(-1);
        return shown?.kind === "save" ? shown.options.defaultPath : undefined;
      });
    const downloads = await app.electron.evaluate(({ app }) => app.getPath("downloads"));
    await expect.poll(proposed).toBeDefined();
    const path = (await proposed()) ?? "";
    expect(path.startsWith(downloads)).toBe(true);
    expect(path.slice(downloads.length)).toMatch(/^[/\\][^/\\]*escaped\.sh$/);
    expect(existsSync(join(downloads, "..", "..", "escaped.sh"))).toBe(false);
  });

  test("a page that is closed leaves the app whole, and is opened again", async () => {
    const [server] = await app.serversOfMenu();
    const closed = page.waitForEvent("close");
    await app.electron.evaluate(({ webContents }, origin) => {
      webContents
        .getAllWebContents()
        .find((each) => each.getURL().startsWith(origin))
        ?.close(); // as `window.close()` does
    }, evil.origin);
    await closed;
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "Your servers" }).waitFor();
    await app.choose(server?.id ?? "");
    page = await app.shown(evil.origin);
    expect(await page.title()).toBe("Evil");
  });

  test("a server that leads elsewhere from its first page is away, and nothing reaches the other", async () => {
    const leading = await openStranger((request, response) => {
      if (request.url === "/api/meta") return void response.end(meta());
      response.writeHead(302, { location: `${elsewhere.origin}/led` }).end();
    });
    await app.choose("servers");
    const own = await app.connect(leading.origin);
    await own.getByText("Something answers at its address that is not Xtablo").waitFor();
    expect(visits).toEqual([]);
    await leading.close();
  });

  test("what was refused is in the log", async () => {
    const log = await readFile(join(app.logsDir, "main.log"), "utf8");
    for (const said of [
      "may not go to",
      "was led to",
      "may not open",
      "may not call",
      "does not take",
      "was not opened",
      "was not saved",
      "notifies too often",
    ])
      expect(log).toContain(said);
  });
});
