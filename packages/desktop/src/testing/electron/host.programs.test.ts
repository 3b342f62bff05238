import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isWithoutChromium } from "../../../../../e2e/browser.ts";
import { start, type Started } from "./fixture/started.ts";

const isSkipped = isWithoutChromium();

let host: Started;
beforeAll(async () => {
  if (!isSkipped) host = await start();
});
afterAll(() => host?.close());
beforeEach(() => {
  host.site.requests.length = 0;
});

describe.skipIf(isSkipped)("the bridge under the test host", () => {
  it("carries calls of the page to the app, and what the app sends to the page", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const described = await page.evaluate(() => bridge.describe({ at: new Date(5), list: [1, null, undefined, "é"] }));
    expect(described).toEqual({
      value: { at: new Date(5), list: [1, null, undefined, "é"] },
      url: page.url(),
      isMain: true,
    });
    await page.evaluate(() => {
      const heard: unknown[] = [];
      const stop = bridge.onNews((...news) => heard.push(news));
      Object.assign(globalThis, { heard, stop });
    });
    const tell = (news: string): Promise<void> =>
      host.app.evaluate(
        ({ webContents }, news) => webContents.getAllWebContents().at(-1)?.send("news", news, { n: 1 }),
        news,
      );
    await tell("first");
    await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "heard"))).toEqual([["first", { n: 1 }]]);
    expect(await page.evaluate(() => Reflect.get(globalThis, "stop")())).toBe(1);
    await tell("second");
    await page.evaluate(() => bridge.note("hello"));
    await expect.poll(() => host.app.evaluate(() => fixture.notes.at(-1))).toEqual({ text: "hello", url: page.url() });
    expect(await page.evaluate(() => Reflect.get(globalThis, "heard").length)).toBe(1);
  });

  it("carries callbacks and errors over, and nothing that can't be cloned", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const tried = await page.evaluate(async () => {
      const attempt = async (run: () => unknown): Promise<unknown> => {
        try {
          return await run();
        } catch (error) {
          return String(error);
        }
      };
      return {
        twice: bridge.twice((value) => value + 10),
        thrown: await attempt(() => bridge.refuse()),
        symbol: await attempt(() => bridge.giveSymbol()),
        functionSent: await attempt(() => bridge.invoke("describe", () => {})),
        functionGiven: await attempt(() => bridge.invoke("give function")),
        failing: await attempt(() => bridge.invoke("fail")),
        unknown: await attempt(() => bridge.invoke("nobody")),
        frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.words),
        overwritten: Reflect.set(globalThis, "bridge", 1),
      };
    });
    expect(tried).toEqual({
      twice: 21,
      thrown: "TypeError: No.",
      symbol: "Error: An object could not be cloned.",
      functionSent: "Error: An object could not be cloned.",
      functionGiven: "Error: Error invoking remote method 'give function': Error: An object could not be cloned.",
      failing: "Error: Error invoking remote method 'fail': Error: It failed.",
      unknown: "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      frozen: true,
      overwritten: false,
    });
  });

  it("is not there for a frame inside, and says who calls as the browser knows it", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const frame = page.frames()[1];
    expect(await frame?.evaluate(() => [location.pathname, typeof bridge])).toEqual(["/frame", "undefined"]);
    const asked = await frame?.evaluate(() => (parent as unknown as typeof globalThis).bridge.describe(1));
    expect(asked).toEqual({ value: 1, url: page.url(), isMain: true });
    await page.evaluate(() => {
      for (const name of ["URL", "documentURI", "baseURI"])
        Object.defineProperty(document, name, { value: "https://another.example" });
      Object.defineProperty(globalThis, "origin", { value: "https://another.example" });
    });
    expect((await page.evaluate(() => bridge.describe(2))).url).toBe(page.url());
    await page.evaluate(() => history.pushState(null, "", "/moved"));
    expect((await page.evaluate(() => bridge.describe(3))).url).toBe(`${host.site.url}/moved`);
  });
});

describe.skipIf(isSkipped)("a page of the app's own scheme", () => {
  it("is answered by the app, and known by its own address", async () => {
    const page = await host.open("app://home/index.html", "own");
    expect(await page.locator("h1").textContent()).toBe("app://home/index.html");
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    expect((await page.evaluate(() => bridge.describe(1))).url).toMatch(/^app:\/\/home\/index\.html#/);
    const known = await host.app.evaluate(({ webContents }) => {
      const { mainFrame, getURL } = webContents.getAllWebContents().at(-1) ?? {};
      return {
        title: webContents.getAllWebContents().at(-1)?.getTitle(),
        origin: mainFrame?.origin,
        has: typeof getURL,
      };
    });
    expect(known).toEqual({ title: "Own", origin: "app://home", has: "function" });
  });

  it("is nothing in a session that does not answer for it", async () => {
    await expect(host.open("app://home/index.html")).rejects.toThrow("ERR_");
  });
});

describe.skipIf(isSkipped)("a load that fails", () => {
  it("is told with Chromium's own code, and the same by session.fetch", async () => {
    const cases = [
      { url: "http://localhost:1024/", code: -102, description: "ERR_CONNECTION_REFUSED" },
      { url: "http://nowhere.invalid/", code: -105, description: "ERR_NAME_NOT_RESOLVED" },
      { url: `${host.site.secureUrl}/page`, code: -202, description: "ERR_CERT_AUTHORITY_INVALID" },
      { url: host.site.url.replace("http:", "https:"), code: -107, description: "ERR_SSL_PROTOCOL_ERROR" },
    ];
    for (const { url, code, description } of cases) {
      await expect(host.open(url)).rejects.toThrow(`${description} (${code}) loading '${url}`);
      const events = await host.app.evaluate(() => fixture.events);
      expect(events).toEqual([{ name: "failed", code, description, url: expect.stringContaining(url) as string }]);
      const fetched = host.app.evaluate(async ({ session }, url) => {
        await session.fromPartition("persist:one").fetch(url, { credentials: "omit" });
      }, url);
      await expect(fetched).rejects.toThrow(`net::${description}`);
    }
  });
});

describe.skipIf(isSkipped)("a navigation", () => {
  const events = (): Promise<string[]> =>
    host.app.evaluate(() => fixture.events.map(({ name, url }) => `${name} ${url}`));
  const prevent = (name: string): Promise<void> =>
    host.app.evaluate((_electron, name) => void (fixture.prevents = name), name);

  it("of the app itself asks nobody; one of the page can be prevented before it leaves", async () => {
    const { url } = host.site;
    const page = await host.open(`${url}/page`);
    expect(await events()).toEqual([`will-frame-navigate ${url}/frame`]); // what is inside the page goes by itself
    await prevent("will-navigate");
    await page.locator("#other").click();
    await expect.poll(events).toContain(`will-navigate ${url}/other`);
    expect(await page.evaluate(() => bridge.describe(1))).toMatchObject({ url: page.url() });
    expect(page.url()).toContain(`${url}/page`);
    expect(host.site.requests).not.toContain("GET /other");
    await prevent("");
    await page.locator("#other").click();
    await page.waitForURL(`${url}/other`);
    expect(host.site.requests).toContain("GET /other");
    await host.app.evaluate(({ webContents }) => webContents.getAllWebContents().at(-1)?.navigationHistory.goBack());
    await page.waitForURL(`${url}/page*`);
    expect((await events()).filter((event) => event === `will-navigate ${url}/page`)).toEqual([]);
  });

  it("can be prevented at a redirect, and in a frame", async () => {
    const { url } = host.site;
    const page = await host.open(`${url}/page`);
    await prevent("will-redirect");
    await page.locator("#redirected").click();
    await expect.poll(events).toContain(`will-redirect ${url}/redirected`);
    await prevent("will-frame-navigate");
    await page.frames()[1]?.evaluate(() => void (location.href = "/other"));
    await expect.poll(events).toContain(`will-frame-navigate ${url}/other`);
    expect(host.site.requests.filter((request) => /redirected|other/.test(request))).toEqual([]);
    expect(page.url()).toContain(`${url}/page`);
  });

  it("to another program is told, and hands nothing over when it was prevented", async () => {
    const page = await host.open(`${host.site.url}/page`);
    await prevent("will-navigate");
    await page.locator("#mail").click();
    await expect.poll(events).toContain("will-navigate mailto:a@example.org");
    const handedOver = (): Promise<string[]> => host.app.evaluate(({ hostRecords }) => hostRecords.handedOver);
    expect(await handedOver()).toEqual([]);
    await prevent("");
    await page.locator("#mail").click();
    await expect.poll(handedOver).toEqual(["mailto:a@example.org"]);
  });
});

describe.skipIf(isSkipped)("what a page wants of the system", () => {
  it("a window beside it never opens, and requests nothing; what the app said is known", async () => {
    const url = `${host.site.url}/beside`;
    const page = await host.open(`${host.site.url}/page`);
    const popups = (): Promise<string[]> =>
      host.app.evaluate(({ hostRecords }) => hostRecords.popups.map((popup) => `${popup.action} ${popup.url}`));
    await page.locator("#beside").click();
    await expect.poll(popups).toEqual([`allow ${url}`]); // Electron opens it when nobody says no
    await host.app.evaluate(({ webContents, shell }) => {
      webContents
        .getAllWebContents()
        .at(-1)
        ?.setWindowOpenHandler((details) => {
          void shell.openExternal(details.url);
          return { action: "deny" };
        });
    });
    await page.evaluate((address) => void window.open(address, "_blank", "noopener"), url);
    await expect.poll(popups).toEqual([`allow ${url}`, `deny ${url}`]);
    expect(await host.app.evaluate(({ hostRecords }) => hostRecords.externalLinks)).toEqual([url]);
    for (const click of [
      { modifiers: ["Control" as const] },
      { modifiers: ["Shift" as const] },
      { button: "middle" as const },
    ])
      await page.locator("#other").click(click);
    await expect.poll(async () => (await popups()).slice(2)).toEqual(Array(3).fill(`deny ${host.site.url}/other`));
    expect(host.site.requests.filter((request) => /beside|other/.test(request))).toEqual([]);
    expect((await host.app.pages()).filter((one) => /beside|other/.test(one.url()))).toEqual([]);
  });

  it("has every permission without a handler, and those that the handler gives with one", async () => {
    const states = async (partition: string): Promise<string[]> => {
      const page = await host.open(`${host.site.url}/page`, partition);
      const names = [
        "geolocation",
        "notifications",
        "camera",
        "microphone",
        "clipboard-read",
        "clipboard-write",
        "midi",
      ];
      const ask = (all: string[]) =>
        Promise.all(
          all.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
        );
      return page.evaluate(ask, names);
    };
    expect(new Set(await states("open"))).toEqual(new Set(["granted"]));
    await host.app.evaluate(({ session }) => {
      const { setPermissionCheckHandler, setPermissionRequestHandler } = session.fromPartition("closed");
      const closed = session.fromPartition("closed");
      setPermissionCheckHandler.call(closed, () => true);
      setPermissionRequestHandler.call(closed, (_contents, name, done) => done(name === "clipboard-sanitized-write"));
    });
    const denied = ["denied", "denied", "denied", "denied", "denied", "granted", "denied"];
    expect(await states("closed")).toEqual(denied);
  });

  it("a file comes by the name that Chromium makes harmless, to where the app or the dialog says", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const downloads = await host.app.evaluate(({ app, session }) => {
      const folder = app.getPath("downloads");
      session.fromPartition("persist:one").once("will-download", (_event, item) => item.setSavePath(`${folder}/taken`));
      return folder;
    });
    const states = (): Promise<string[]> =>
      host.app.evaluate(({ hostRecords }) => hostRecords.downloads.map((item) => item.getState()));
    await page.locator("#file").click();
    await expect.poll(states).toEqual(["completed"]);
    expect(await readFile(join(downloads, "taken"), "utf8")).toBe("the file");
    const name = await host.app.evaluate(({ hostRecords }) => hostRecords.downloads[0]?.getFilename() ?? "");
    expect(basename(name)).toBe(name);
    expect(name).not.toMatch(/^\.\.?/);
    await host.app.evaluate(
      ({ hostRecords, webContents }, { filePath, url }) => {
        hostRecords.dialogAnswers.push({ kind: "save", filePath }, { kind: "save", filePath: null });
        webContents.getAllWebContents().at(-1)?.downloadURL(url);
      },
      { filePath: join(downloads, "asked"), url: `${host.site.url}/other` },
    );
    await expect.poll(states).toEqual(["completed", "completed"]);
    expect(await readFile(join(downloads, "asked"), "utf8")).toContain("<h1>/other</h1>");
    await page.locator("#file").click();
    await expect.poll(states).toEqual(["completed", "completed", "cancelled"]);
  });

  it("shows in a view of the size that the app gave it, in the colours that were chosen", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const look = () =>
      page.evaluate(() => [innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches]);
    expect(await look()).toEqual([640, 480, false]);
    await host.app.evaluate(({ webContents }) => webContents.getAllWebContents().at(-1)?.setZoomFactor(2));
    await expect.poll(look).toEqual([320, 240, false]);
    expect((await page.screenshot()).length).toBeGreaterThan(1_000);
    expect(await look()).toEqual([320, 240, false]);
  });
});
