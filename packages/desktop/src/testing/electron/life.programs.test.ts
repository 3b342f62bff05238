import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWithoutChromium } from "../../../../../e2e/browser.ts";
import { fixtureDir, preload, start, type Started } from "./fixture/started.ts";
import { type HostedElectron, launchHost } from "./launch.ts";

const isSkipped = isWithoutChromium();

let host: Started;
beforeAll(async () => {
  if (!isSkipped) host = await start();
});
afterAll(() => host?.close());

/** Runs something in the app's process, and gives what it throws. */
function thrownBy(run: Parameters<Started["app"]["evaluate"]>[0]): Promise<string> {
  return host.app.evaluate(run).then(
    () => "nothing",
    (error: Error) => error.message.split("\n")[0] ?? "",
  );
}

describe.skipIf(isSkipped)("the sessions of the test host", () => {
  it("share no cookies, and keep theirs when the app is killed", async () => {
    const cookieOf = (partition: string): Promise<string | null> =>
      host.app.evaluate(
        async ({ session }, { partition, url }) => {
          const response = await session.fromPartition(partition).fetch(url, { credentials: "include" });
          return ((await response.json()) as { cookie: string | null }).cookie;
        },
        { partition, url: `${host.site.url}/echo` },
      );
    await host.open(`${host.site.url}/cookie`, "persist:a");
    expect(await cookieOf("persist:a")).toBe("kept=yes");
    expect(await cookieOf("persist:b")).toBeNull();
    await host.app.kill();
    host.app = await host.launch();
    expect(await cookieOf("persist:a")).toBe("kept=yes");
    await host.open(`${host.site.url}/page`, "persist:a");
    await host.app.evaluate(({ session }) => session.fromPartition("persist:a").clearStorageData());
    expect(await cookieOf("persist:a")).toBeNull(); // while a view shows it
    const page = await host.open(`${host.site.url}/cookie`, "persist:a");
    await page.evaluate(() => localStorage.setItem("kept", "yes"));
    await host.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().forEach((contents) => contents.close()),
    );
    await host.app.evaluate(({ session }) => session.fromPartition("persist:a").clearStorageData());
    expect(await cookieOf("persist:a")).toBeNull();
    const again = await host.open(`${host.site.url}/page`, "persist:a");
    expect(await again.evaluate(() => localStorage.getItem("kept"))).toBeNull();
  });

  it("fetch as the page does: redirects, cookies of each answer, bodies, and an end", async () => {
    const answers = await host.app.evaluate(async ({ session }, url) => {
      const { fetch } = session.fromPartition("persist:c");
      const own = fetch.bind(session.fromPartition("persist:c"));
      const moved = await own(`${url}/redirect-out`, { credentials: "include" });
      const body = { method: "POST", body: "text", headers: { "x-said": "yes" } };
      const posted = await own(`${url}/echo`, { credentials: "include", ...body });
      const without = await own(`${url}/echo`, { credentials: "omit" });
      const stopped = own(`${url}/echo`, { credentials: "omit", signal: AbortSignal.abort() });
      const open = own(`${url}/echo`);
      const said = (promise: Promise<unknown>): Promise<string> => promise.then(() => "nothing", String);
      return {
        url: moved.url,
        status: moved.status,
        posted: (await posted.json()) as object,
        without: (await without.json()) as object,
        stopped: await said(stopped),
        open: await said(open),
      };
    }, host.site.url);
    expect(answers).toMatchObject({
      url: `${host.site.url}/redirected`,
      status: 200,
      posted: { method: "POST", cookie: "hop=1", said: "yes", body: "text" },
      without: { cookie: null },
    });
    expect(answers.stopped).toContain("AbortError");
    expect(answers.open).toContain("credentials");
  });
});

describe.skipIf(isSkipped)("the life of an app under the test host", () => {
  it("has one process; a second hands over what it was called with, and ends", async () => {
    const second = await launchHost({
      appDir: fixtureDir,
      userDataDir: join(host.folder, "data"),
      args: ["xtablo://x"],
    });
    expect(await second.exited).toBe(3);
    await expect.poll(() => host.app.evaluate(() => fixture.seconds.length)).toBe(1);
    const [heard] = await host.app.evaluate(() => fixture.seconds);
    expect(heard?.argv).toContain("xtablo://x");
    expect(heard?.cwd).toBe(process.cwd());
  });

  it("shows its pages in the colours that were chosen for it, and ends when it is told to", async () => {
    const userDataDir = join(host.folder, "dark");
    const dark = await launchHost({ appDir: fixtureDir, userDataDir, colorScheme: "dark", locale: "fr" });
    const said = await dark.evaluate(async ({ app, nativeTheme }, preload) => {
      await app.whenReady();
      await fixture.open({ partition: "memory", preload }).loadURL("data:text/html,<h1>Dark</h1>");
      return [app.getLocale(), app.getName(), app.getVersion(), nativeTheme.shouldUseDarkColors];
    }, preload);
    expect(said).toEqual(["fr", "Fixture", "1.2.3", true]);
    const page = await dark.firstPage("data:");
    const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await expect.poll(isDark).toBe(true);
    await dark.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = "light"));
    await expect.poll(isDark).toBe(false);
    dark.process().kill("SIGTERM");
    expect(await dark.exited).toBe(0);
  });

  it("is ready only when its main program has been read", async () => {
    expect(await host.app.evaluate(() => fixture.wasReadyAtStart)).toBe(false);
  });

  it("quits when nothing prevents it: the app, a window", async () => {
    const order = await host.app.evaluate(async ({ app, BaseWindow }) => {
      const order: string[] = [];
      const keep = (event: { preventDefault(): void }): void => event.preventDefault();
      const window = new BaseWindow();
      app.on("before-quit", () => order.push("before-quit"));
      app.on("will-quit", keep);
      app.once("will-quit", () => order.push("will-quit"));
      window.once("close", keep);
      window.once("closed", () => order.push("closed"));
      app.quit();
      order.push("kept");
      app.quit();
      app.removeListener("will-quit", keep);
      return order;
    });
    expect(order).toEqual(["before-quit", "kept", "before-quit", "closed", "will-quit"]);
    await host.app.close();
    expect(await host.app.exited).toBe(0);
    host.app = await host.launch();
  });

  it("takes its utility process with it, which has no electron", async () => {
    const file = join(host.folder, "utility.pid");
    const heard = await host.app.evaluate(
      async ({ utilityProcess }, { program, file }) => {
        const child = utilityProcess.fork(program, [file], { serviceName: "Test", stdio: "pipe" });
        Object.assign(globalThis, { child });
        await new Promise<void>((resolve) => child.once("spawn", resolve));
        child.postMessage({ at: new Date(7), list: new Uint8Array([1]) });
        const message = await new Promise<object>((resolve) => child.once("message", resolve));
        return { ...message, pid: child.pid } as { pid: number; electron: string; args: string[] };
      },
      { program: join(fixtureDir, "utility.mjs"), file },
    );
    expect(heard.electron).toContain('no "electron"');
    expect(heard.args).toEqual([file]);
    expect(Number(await readFile(file, "utf8"))).toBe(heard.pid);
    const isAlive = (): boolean => {
      try {
        return process.kill(heard.pid, 0);
      } catch {
        return false;
      }
    };
    expect(isAlive()).toBe(true);
    await host.app.kill();
    await expect.poll(isAlive).toBe(false);
    host.app = await host.launch();
    const code = await host.app.evaluate(
      async ({ utilityProcess }, { program, file }) => {
        const child = utilityProcess.fork(program, [file]);
        child.postMessage("end");
        return new Promise<number>((resolve) => child.once("exit", resolve));
      },
      { program: join(fixtureDir, "utility.mjs"), file },
    );
    expect(code).toBe(7);
  });
});

describe.skipIf(isSkipped)("the test host refuses", () => {
  const open = (path: string): Promise<string> =>
    host.app
      .evaluate((_electron, preload) => void fixture.open({ partition: "persist:one", preload }), path)
      .then(
        () => "nothing",
        (error: Error) => error.message,
      );

  it("a preload that a sandboxed view can't run", async () => {
    const write = async (name: string, text: string): Promise<string> => {
      await writeFile(join(host.folder, name), text);
      return join(host.folder, name);
    };
    const module = `import { ipcRenderer } from "electron";`;
    expect(await open(await write("module.mjs", module))).toContain("CommonJS");
    expect(await open(await write("module.cjs", module))).toContain("plain script");
    expect(await open(await write("requires.cjs", `require("node:fs")`))).toContain(`requires "electron" alone`);
    expect(await open(await write("electron.cjs", `require("electron")`))).toBe("nothing");
    const hidden = await write("hidden.cjs", `require(["node", "fs"].join(":"))`);
    const more = await write("more.cjs", `require("electron").ipcRenderer.sendSync("x")`);
    for (const [path, said] of [
      [hidden, "module not found: node:fs"],
      [more, "The test host has no ipcRenderer.sendSync"],
    ] as const) {
      await host.app.evaluate(
        (_electron, { preload, url }) => fixture.open({ partition: "persist:one", preload }).loadURL(url),
        { preload: path, url: `${host.site.url}/page` },
      );
      await expect.poll(() => host.app.output()).toContain(said);
    }
  });

  it("views without walls, and what comes too late", async () => {
    const open = (webPreferences: object): Promise<string> =>
      host.app
        .evaluate(({ WebContentsView }, webPreferences) => void new WebContentsView({ webPreferences }), webPreferences)
        .then(
          () => "nothing",
          (error: Error) => error.message,
        );
    for (const wall of [
      { sandbox: false },
      { contextIsolation: false },
      { nodeIntegration: true },
      { webviewTag: true },
    ])
      expect(await open({ ...wall, preload })).toContain("isolated views alone");
    expect(await open({ unheardOf: true })).toContain("no webPreferences.unheardOf");
    const late = ({ protocol }: HostedElectron): void => protocol.registerSchemesAsPrivileged([{ scheme: "late" }]);
    expect(await thrownBy(late)).toContain("before app is ready");
  });

  it("a view before the app is ready, and a name that is no export", async () => {
    const run = async (main: string): Promise<string> => {
      const dir = join(host.folder, "small");
      await writeFile(join(host.folder, "small-main.mjs"), main);
      await writeFile(
        join(host.folder, "package.json"),
        JSON.stringify({ name: "small", version: "1.0.0", main: "small-main.mjs" }),
      );
      const app = await launchHost({ appDir: host.folder, userDataDir: dir });
      expect(await app.exited).toBe(1);
      return app.output();
    };
    expect(await run(`import { WebContentsView } from "electron"; new WebContentsView();`)).toContain(
      "before the app is ready",
    );
    expect(await run(`import { hostRecords } from "electron";`)).toContain(
      "does not provide an export named 'hostRecords'",
    );
    expect(await run(`import { BrowserView } from "electron";`)).toContain(
      "does not provide an export named 'BrowserView'",
    );
  });

  it("what it does not have, or what nobody prepared", async () => {
    const cases: [Parameters<Started["app"]["evaluate"]>[0], string][] = [
      [({ app }) => void Reflect.get(app, "foo"), "The test host has no app.foo"],
      [({ app }) => void Reflect.set(app, "foo", 1), "The test host has no app.foo"],
      [({ app }) => void app.on("foo" as "ready", () => {}), 'The test host has no event "foo" of app'],
      [({ session }) => void Reflect.get(session.defaultSession, "setProxy"), "The test host has no session.setProxy"],
      [
        ({ webContents }) => void Reflect.get(webContents.getAllWebContents()[0] ?? {}, "savePage"),
        "The test host has no WebContents.savePage",
      ],
      [
        ({ BaseWindow }) => void Reflect.get(new BaseWindow(), "flashFrame"),
        "The test host has no BaseWindow.flashFrame",
      ],
      [({ BaseWindow }) => void Reflect.get(BaseWindow, "fromId"), "The test host has no BaseWindow.fromId"],
      [({ Menu }) => void Reflect.get(Menu, "sendActionToFirstResponder"), "The test host has no Menu.sendAction"],
      [({ ipcMain }) => ipcMain.handle("describe", () => 1), "Attempted to register a second handler for 'describe'"],
      [({ webContents }) => webContents.getAllWebContents()[0]?.send("x", () => {}), "An object could not be cloned."],
      [
        async ({ dialog }) => void (await dialog.showMessageBox({ message: "Sure?" })),
        "prepared no answer for a message dialog",
      ],
      [({ Menu }) => void Menu.buildFromTemplate([{ role: "dance" as "undo" }]), "Unknown role: dance"],
      [({ Tray }) => void new Tray("/nowhere.png"), "Failed to load image from path '/nowhere.png'"],
    ];
    await host.open(`${host.site.url}/page`);
    for (const [run, said] of cases) expect(await thrownBy(run)).toContain(said);
    expect(await host.app.evaluate(({ nativeImage }) => nativeImage.createFromPath("/nowhere.png").isEmpty())).toBe(
      true,
    );
  });

  it("answers dialogs, menus and the like as the test prepared them", async () => {
    const said = await host.app.evaluate(async ({ dialog, hostRecords, Menu, Notification }) => {
      hostRecords.dialogAnswers.push({ kind: "message", response: 1 });
      const { response } = await dialog.showMessageBox({ message: "Sure?", buttons: ["No", "Yes"] });
      const clicked: string[] = [];
      const click = (item: { id: string; checked: boolean }): void => void clicked.push(`${item.id} ${item.checked}`);
      const menu = Menu.buildFromTemplate([
        { label: "File", submenu: [{ id: "run", label: "Run", type: "checkbox", click }] },
      ]);
      menu.getMenuItemById("run")?.click();
      new Notification({ title: "News" }).on("click", () => clicked.push("notification")).show();
      hostRecords.notifications.at(-1)?.emit("click");
      return { response, clicked, asked: hostRecords.dialogs.at(-1)?.kind };
    });
    expect(said).toEqual({ response: 1, clicked: ["run true", "notification"], asked: "message" });
  });
});

describe.skipIf(isSkipped)("the processes of the test host", () => {
  it("leave no Chromium behind when the test is killed", async () => {
    const listed = async (): Promise<string> => {
      const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
      return (await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")))).join(
        "\n",
      );
    };
    await host.open(`${host.site.url}/page`);
    expect(await listed()).toContain(`--user-data-dir=${host.folder}`);
    await host.app.kill();
    await expect.poll(async () => (await listed()).includes(`--user-data-dir=${host.folder}`)).toBe(false);
    host.app = await host.launch();
  });
});
