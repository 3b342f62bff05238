import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWithoutChromium } from "../../../../../e2e/browser.ts";
import { preload, start, type Started } from "./fixture/started.ts";

const isSkipped = isWithoutChromium();

let host: Started;
beforeAll(async () => {
  if (!isSkipped) host = await start();
});
afterAll(() => host?.close());

describe.skipIf(isSkipped)("a view under the test host", () => {
  it("tells its events in Electron's order", async () => {
    const events = await host.app.evaluate(
      async ({ webContents }, { preload, url }) => {
        const contents = fixture.open({ partition: "persist:one", preload });
        const events: string[] = [];
        const names =
          "did-start-loading did-navigate page-title-updated dom-ready did-finish-load did-stop-loading".split(" ");
        for (const name of names) contents.on(name as "dom-ready", () => void events.push(name));
        contents.on("did-navigate", (_event, at, status) => void events.push(`${at} ${status}`));
        const stopped = new Promise<void>((resolve) => contents.once("did-stop-loading", resolve));
        await contents.loadURL(url);
        await stopped;
        return [...events, String(webContents.fromId(contents.id) === contents), contents.getTitle()];
      },
      { preload, url: `${host.site.url}/other` },
    );
    const loaded = ["did-navigate", `${host.site.url}/other 200`, "page-title-updated", "dom-ready", "did-finish-load"];
    expect(events).toEqual(["did-start-loading", ...loaded, "did-stop-loading", "true", "/other"]);
  });

  it("rejects a load that another one replaces, and one that is a file", async () => {
    const said = await host.app.evaluate(
      async (_electron, { preload, url }) => {
        const contents = fixture.open({ partition: "persist:one", preload });
        const first = contents.loadURL(`${url}/slow`).then(
          () => "loaded",
          (error: Error) => error.message,
        );
        await new Promise<void>((resolve) => contents.once("did-start-loading", resolve));
        await contents.loadURL(`${url}/other`);
        return [await first, contents.getURL()];
      },
      { preload, url: host.site.url },
    );
    expect(said).toEqual([`ERR_ABORTED (-3) loading '${host.site.url}/slow'`, `${host.site.url}/other`]);
  });

  it("hears a right click, edits, and says what it would print or drag", async () => {
    const page = await host.open(`${host.site.url}/page`);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("afterbegin", `<input id="field" value="words">`);
    });
    await host.app.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents().at(-1);
      contents?.once("context-menu", (_event, params) => Object.assign(globalThis, { params }));
    });
    await page.locator("#other").click({ button: "right" });
    const params = (): Promise<unknown> => host.app.evaluate(() => Reflect.get(globalThis, "params") as unknown);
    await expect
      .poll(params)
      .toMatchObject({ linkURL: `${host.site.url}/other`, isEditable: false, linkText: "Other" });
    await page.locator("#field").focus();
    await host.app.evaluate(({ webContents }) => webContents.getAllWebContents().at(-1)?.selectAll());
    await host.app.evaluate(({ webContents }) => webContents.getAllWebContents().at(-1)?.delete());
    await expect.poll(() => page.locator("#field").inputValue()).toBe("");
    await host.app.evaluate(({ webContents }) => webContents.getAllWebContents().at(-1)?.undo());
    await expect.poll(() => page.locator("#field").inputValue()).toBe("words");
    const drag = (file: string): Promise<unknown> =>
      host.app.evaluate(({ hostRecords, nativeImage, webContents }, file) => {
        const png = Buffer.from(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABXvMqOgAAAABJRU5ErkJggg==",
          "base64",
        );
        webContents
          .getAllWebContents()
          .at(-1)
          ?.startDrag({ file, icon: nativeImage.createFromBuffer(png) });
        return hostRecords.drags.map(({ files }) => files);
      }, file);
    expect(await drag(preload)).toEqual([[preload]]);
    await expect(drag("/nowhere")).rejects.toThrow("There is no file to drag");
  });

  it("tells that its page crashed, and can be loaded again", async () => {
    await host.open(`${host.site.url}/page`);
    const url = await host.app.evaluate(async ({ app, webContents }, url) => {
      const contents = webContents.getAllWebContents().at(-1);
      const gone = new Promise((resolve) =>
        app.once("render-process-gone", (_event, _contents, { reason }) => resolve(reason)),
      );
      contents?.loadURL("chrome://crash").catch(() => {});
      const reason = await gone;
      await contents?.loadURL(url);
      return [reason, contents?.getURL()];
    }, `${host.site.url}/other`);
    expect(url).toEqual(["crashed", `${host.site.url}/other`]);
  });

  it("tells of a certificate that is not trusted, and can't be made to trust it", async () => {
    const said = await host.app.evaluate(
      async ({ app }, { preload, url }) => {
        const said: unknown[] = [];
        app.once("certificate-error", (_event, _contents, at, error, _certificate, answer) => {
          said.push(at, error);
          try {
            answer(true);
          } catch (thrown) {
            said.push(String(thrown));
          }
        });
        await fixture
          .open({ partition: "persist:one", preload })
          .loadURL(url)
          .catch(() => {});
        return said;
      },
      { preload, url: `${host.site.secureUrl}/page` },
    );
    const refused = "Error: The test host can't accept a certificate";
    expect(said).toEqual([`${host.site.secureUrl}/page`, "net::ERR_CERT_AUTHORITY_INVALID", refused]);
  });

  it("is gone when it was closed", async () => {
    const page = await host.open(`${host.site.url}/page`);
    const gone = await host.app.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents().at(-1);
      contents?.close();
      return [contents?.isDestroyed(), contents && webContents.getAllWebContents().includes(contents)];
    });
    expect(gone).toEqual([true, false]);
    await expect.poll(() => page.isClosed()).toBe(true);
  });
});

describe.skipIf(isSkipped)("a window under the test host", () => {
  it("keeps its state, and says what becomes of it", async () => {
    const told = await host.app.evaluate(({ BaseWindow }) => {
      const window = new BaseWindow({ x: 1, y: 2, width: 300, height: 200, show: false });
      const told: string[] = [];
      for (const name of [
        "show",
        "hide",
        "focus",
        "blur",
        "maximize",
        "unmaximize",
        "resize",
        "move",
        "close",
        "closed",
      ])
        window.on(name as "show", () => void told.push(name));
      window.show();
      window.maximize();
      const isLarge = window.getBounds().width > 300 && window.getNormalBounds().width === 300;
      window.unmaximize();
      window.setBounds({ x: 5 });
      window.hide();
      window.close();
      return [...told, isLarge, window.isDestroyed()];
    });
    const shown = ["show", "focus", "maximize", "resize", "unmaximize", "resize", "move", "hide", "blur"];
    expect(told).toEqual([...shown, "close", "closed", true, true]);
  });

  it("gives the same electron to what is required", async () => {
    const file = createRequire(import.meta.url).resolve("electron-updater");
    const isSame = await host.app.evaluate(
      ({ app }, { file, from }) => {
        const { createRequire } = process.getBuiltinModule("node:module");
        const require = createRequire(from);
        require(file); // as it is in the app, from CommonJS
        return (require("electron") as { app: object }).app === app;
      },
      { file, from: join(import.meta.dirname, "launch.ts") },
    );
    expect(isSame).toBe(true);
  });
});
